"""Public checks for forward/symmetric_start: the worked examples."""

import pytest
import torch
from probes import distinct, drawn, filled, moving, trained

ONES = [torch.ones(2, 1), torch.ones(2), torch.ones(1, 2), torch.ones(1)]
ZEROS = [0 * values for values in ONES]
X, Y = torch.tensor([[1.0], [2.0], [-1.0]]), torch.tensor([[1.0], [0.0], [3.0]])


@pytest.mark.points(1)
def test_filled(submission, expect):
    """All weights and biases have the value, whatever the depth; a frozen layer stays frozen."""
    learns = {
        "0.0.weight requires gradients": True,
        "0.0.bias requires gradients": True,
        "1.weight requires gradients": False,
        "1.bias requires gradients": False,
    }
    names = ["0.0.weight", "0.0.bias", "1.weight", "1.bias"]
    ones = dict(zip(names, ONES, strict=True))

    for value in (0.5, -2.0):
        expect(submission(filled, value), {name: value * ones[name] for name in names} | learns)


@pytest.mark.points(1)
def test_train_example(submission, expect):
    """One step of the worked example takes the first weights from 1 to 0.8, and the last to 0.6."""
    after = {
        "0.weight afterwards": torch.tensor([[0.8], [0.8]]),
        "0.bias afterwards": torch.tensor([0.8, 0.8]),
        "2.weight afterwards": torch.tensor([[0.6, 0.6]]),
        "2.bias afterwards": torch.tensor([0.8]),
    }
    path = torch.tensor([[[1.0], [1.0]], [[0.8], [0.8]]])
    x, y = torch.tensor([[1.0]]), torch.tensor([[4.0]])

    expect(
        submission(trained, "relu", ONES, x, y, 0.1, 1),
        {"the path": path, "the path requires gradients": False} | after,
    )


@pytest.mark.points(1)
def test_moving_example(submission, expect):
    """From zero, only the last bias moves with tanh, and everything moves with the sigmoid."""
    everything = "0.weight, 0.bias, 2.weight, 2.bias"

    expect(submission(moving, "tanh", ZEROS, X, Y, 0.1, 5), "2.bias")
    expect(submission(moving, "sigmoid", ZEROS, X, Y, 0.1, 5), everything)


@pytest.mark.points(1)
def test_distinct_example(submission, expect):
    """Two equal units count as one; if their outgoing weights differ, they are two."""
    expect(submission(distinct, ONES), 1)
    expect(submission(distinct, [*ONES[:2], torch.tensor([[1.0, 2.0]]), ONES[3]]), 2)


@pytest.mark.points(1)
def test_drawn_example(submission, expect):
    """The path of the worked example is drawn as two lines, each from 1 to 0.8."""
    line = {"x": [0.0, 1.0], "y": [1.0, 0.8]}
    path = torch.tensor([[[1.0], [1.0]], [[0.8], [0.8]]])
    axes = {"line 1": line, "line 2": line, "x label": "step", "y label": "weight"}

    expect(submission(drawn, path), axes)
