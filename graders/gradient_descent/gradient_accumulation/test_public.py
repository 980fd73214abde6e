"""Public checks for gradient_descent/gradient_accumulation: the worked example, and its memory."""

import pytest
import torch
from probes import accumulated, memory, sizes_of_step, stepped

ZERO = [torch.zeros(1, 1)]
X, Y = torch.ones(4, 1), torch.tensor([[2.0], [2.0], [2.0], [10.0]])
MICRO_BATCHES = [(X[:3], Y[:3]), (X[3:], Y[3:])]


def parameters(losses, value):
    return {"the parameters": [torch.tensor([[value]])], "the losses": losses}


@pytest.mark.points(1)
def test_accumulate_example(submission, expect):
    """accumulate: gradient -8, loss 28 in the example; as sums -32, 112; in float64 -4, 490."""
    for reduction, loss, grad in (("mean", 28.0, -8.0), ("sum", 112.0, -32.0)):
        told = submission(accumulated, ZERO, "mse_loss", MICRO_BATCHES, reduction)
        expect(told, {"the gradients": [torch.tensor([[grad]])], "the loss": loss})

    x = torch.ones(5, 1).double()  # a share of 3/5 has rounding errors, which float64 keeps small
    y = torch.tensor([[20.0], [20.0], [20.0], [-25.0], [-25.0]]).double()
    micro_batches = [(x[:3], y[:3]), (x[3:], y[3:])]
    told = submission(accumulated, [ZERO[0].double()], "mse_loss", micro_batches, "mean")
    expect(told, {"the gradients": [torch.tensor([[-4.0]]).double()], "the loss": 490.0})


@pytest.mark.points(1)
def test_step_example(submission, expect):
    """large_step: from 0 to 2, and on to 3, with size 3, 1 and 5; with a sum from 0 to 8."""
    for size in (3, 1, 5):
        one = submission(stepped, ZERO, "mse_loss", X, Y, size, 1, "mean")
        two = submission(stepped, ZERO, "mse_loss", X, Y, size, 2, "mean")

        expect(one, parameters([28.0], 2.0))
        expect(two, parameters([28.0, 16.0], 3.0))
    expect(submission(stepped, ZERO, "mse_loss", X, Y, 3, 1, "sum"), parameters([112.0], 8.0))


@pytest.mark.points(1)
def test_memory_example(submission, expect):
    """accumulate: what the first forward pass keeps is freed before the second one."""
    told = submission(memory, ZERO, MICRO_BATCHES)

    expect(
        told,
        {
            "examples in each forward pass": [3, 1],
            "tensors that earlier forward passes still keep": 0,
        },
    )


@pytest.mark.points(1)
def test_sizes_example(submission, expect):
    """large_step: with size 3, 4 examples go forward as 3 and 1."""
    expect(submission(sizes_of_step, ZERO, X, Y, 3), {"examples in each forward pass": [3, 1]})
