"""Public checks for initialization/clip_gradients: the worked examples, and gradients to skip."""

import pytest
import torch
from probes import by_norm, by_value, refusal, step

pytestmark = pytest.mark.forbidden("torch.nn.utils.clip_grad*", "torch.nn.utils.get_total_norm")


def gradients(*numbers):
    """Return what a probe says of gradients: a tensor with a number each, or None."""
    grads = [None if number is None else torch.tensor([number]) for number in numbers]
    return {f"the gradient of parameter {i}": grad for i, grad in enumerate(grads, 1)}


@pytest.mark.points(1)
def test_value_example(submission, expect):
    """By value: with the bound 1, the gradients 3, -4 and 0.5 become 1, -1 and 0.5."""
    observed = submission(by_value, list(torch.tensor([[3.0], [-4.0], [0.5]])), 1.0)

    expect(observed, gradients(1.0, -1.0, 0.5))


@pytest.mark.points(1)
def test_norm_example(submission, expect):
    """By norm: 3 and -4 have the norm 5; max_norm 1 makes them 0.6 and -0.8, 10 changes nothing."""
    grads = list(torch.tensor([[3.0], [-4.0]]))

    returned = {"the norm that is returned": 5.0}
    expect(submission(by_norm, grads, 1.0), returned | gradients(0.6, -0.8))
    expect(submission(by_norm, grads, 10.0), returned | gradients(3.0, -4.0), rtol=0, atol=0)


@pytest.mark.points(1)
def test_without_gradient(submission, expect):
    """Parameters come from a generator, and one whose gradient is None is skipped."""
    grads = [None, torch.tensor([3.0]), None, torch.tensor([-4.0])]

    returned = {"the norm that is returned": 5.0}
    expect(submission(by_norm, grads, 1.0), returned | gradients(None, 0.6, None, -0.8))
    expect(submission(by_value, grads, 1.0), gradients(None, 1.0, None, -1.0))


@pytest.mark.points(1)
def test_nan(submission, expect):
    """By norm: a gradient of NaN raises ValueError, and 3 and -4 stay; without it they change."""
    grads = list(torch.tensor([[3.0], [-4.0], [float("nan")]]))

    observed = submission(refusal, grads, 1.0)
    expect(observed, {"raised": "ValueError"} | gradients(3.0, -4.0, float("nan")))
    observed = submission(refusal, grads[:2], 1.0)
    expect(observed, {"raised": "no ValueError was raised"} | gradients(0.6, -0.8))


@pytest.mark.points(1)
def test_step_example(submission, expect):
    """train_step: the weight of the worked example goes to 0.1; with max_norm 200 it goes to 10."""
    one, y = torch.tensor([[1.0]]), torch.tensor([[50.0]])

    for max_norm, weight in ((1.0, 0.1), (200.0, 10.0)):
        observed = submission(step, 0 * one, one, y, 0.1, max_norm)
        expect(
            observed,
            {
                "raised": "nothing",
                "the loss that is returned": 2500.0,
                "the norm that is returned": 100.0,
                "the weight afterwards": torch.tensor([[weight]]),
            },
        )
