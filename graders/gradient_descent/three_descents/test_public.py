"""Public checks for gradient_descent/three_descents: the worked example, in two orders."""

import pytest
import torch
from probes import all_three, descent, mean_gradient

X, Y, START = torch.ones(3, 1), torch.tensor([0.0, 2.0, 4.0]), torch.tensor([0.0])


def column(*numbers):
    return torch.tensor(numbers)[:, None]


@pytest.mark.points(1)
def test_gradient_example(submission, expect):
    """The gradient of the example's first batch is -2; two weights are right; float64, too."""
    x, y, w = torch.tensor([[1.0, 2.0], [3.0, 0.0]]), torch.tensor([1.0, 2.0]), torch.ones(2)

    expect(submission(mean_gradient, X[:2], Y[:2], START), torch.tensor([-2.0]))
    expect(submission(mean_gradient, x, y, w), torch.tensor([5.0, 4.0]))
    in_float64 = submission(mean_gradient, x.double(), y.double(), w.double())
    expect(in_float64, torch.tensor([5.0, 4.0]).double())


@pytest.mark.points(1)
def test_descend_example(submission, expect):
    """With B = 2 the worked example leads to 0.5 and 2.25; its loss is 16.25 / 3; float64, too."""
    for dtype in (torch.float32, torch.float64):
        x, y, start = X.to(dtype), Y.to(dtype), START.to(dtype)

        told = submission(descent, x, y, start, 0.25, 2, [torch.tensor([0, 1, 2])])

        path = column(0.0, 0.5, 2.25).to(dtype)
        expect(told, {"the path": path, "the losses": [16.25 / 3]})


@pytest.mark.points(1)
def test_two_orders(submission, expect):
    """With B = 2, the orders 2, 0, 1 and then 1, 0, 2 lead to 1, 1.5, 1.25 and 2.625."""
    orders = [torch.tensor([2, 0, 1]), torch.tensor([1, 0, 2])]

    told = submission(descent, X, Y, START, 0.25, 2, orders)

    expect(told["the path"], column(0.0, 1.0, 1.5, 1.25, 2.625))


@pytest.mark.points(1)
def test_three_example(submission, expect):
    """All three paths of the worked example are right, and each begins at 0."""
    told = submission(all_three, X, Y, START, 0.25, 2, [torch.tensor([0, 1, 2])])

    paths = {
        "the path of batch descent": column(0.0, 1.0),
        "the path of stochastic descent": column(0.0, 0.0, 1.0, 2.5),
        "the path of mini-batch descent": column(0.0, 0.5, 2.25),
    }
    expect({name: told.get(name) for name in paths}, paths)
