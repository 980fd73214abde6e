"""Public checks for gradient_descent/minibatches: the worked examples, and two shuffled epochs."""

import pytest
import torch
from probes import in_order, pairs, steps, two_epochs


@pytest.mark.points(1)
def test_steps_example(submission, expect):
    """Ten examples in batches of 4 make 3 steps, or 2 with drop_last."""
    expect(submission(steps, 10, 4), 3)
    expect(submission(steps, 10, 4, True), 2)


@pytest.mark.points(1)
def test_order_example(submission, expect):
    """Without shuffling, ten examples make the batches 0 to 3, 4 to 7, and 8 to 9."""
    numbers = torch.arange(10)

    expect(submission(in_order, 10, 4, False), [numbers[:4], numbers[4:8], numbers[8:]])


@pytest.mark.points(1)
def test_two_epochs(submission, expect):
    """Shuffling: each epoch has each example once, and the second epoch has another order."""
    told = submission(two_epochs, 30, 10, 1)

    expect(
        told,
        {
            "sizes of the batches": [[10, 10, 10]] * 2,
            "all numbers of an epoch, sorted": [list(range(30))] * 2,
            "the second epoch": "another order",
        },
    )


@pytest.mark.points(1)
def test_pairs(submission, expect):
    """Shuffling: the inputs and the targets of an example stay together."""
    told = submission(pairs, 30, 10, 1)

    expect(
        told,
        {
            "sizes of the batches": [(10, 10)] * 3,
            "all targets, sorted": list(range(30)),
            "inputs and targets": "together",
            "x and y afterwards": "as before",
        },
    )
