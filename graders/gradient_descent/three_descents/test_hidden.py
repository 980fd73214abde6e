"""Hidden checks for gradient_descent/three_descents: paths, losses, and torch's own descent."""

import pytest
import torch
from probes import all_three, descent, mean_gradient
from torch import nn

DTYPES = [torch.float32, torch.float64]
SIZES = [7, 1, 3, 10]  # of the batches; there are 7 examples


def path_of_descent(module, x, y, start, lr, batch_size, orders):
    """descend(x, y, start, lr, batch_size, orders)

    Look at the batches of each epoch, the gradient of each, and the order of steps.
    """
    path, _ = module.descend(x, y, start, lr, batch_size, orders)
    return {"the path": path}


def arguments_of_descent(module, x, y, start, lr, batch_size, orders):
    """descend(x, y, start, lr, batch_size, orders), and its arguments after the call

    Look at the batches of each epoch, the gradient of each, and the order of steps.
    """
    path, _ = module.descend(x, y, start, lr, batch_size, orders)
    told = {"first row": path[0], "the weights move": not path[0].equal(path[1])}
    return told | {"x": x, "y": y, "start": start, "orders": orders}


def runs_and_descents(module, x, y, start, lr, batch_size, orders):
    """three_descents(x, y, start, lr, batch_size, orders), and `descend` with each batch size"""
    runs, names = {}, ["batch", "stochastic", "mini-batch"]
    for name, size in zip(names, [len(x), 1, batch_size], strict=True):
        copied = [x.clone(), y.clone(), start.clone(), lr, size, [o.clone() for o in orders]]
        told = descent(module, *copied)
        runs |= {f"{what} of {name} descent": value for what, value in told.items()}
    return [all_three(module, x, y, start, lr, batch_size, orders), runs]


def problem(rng, n=7, d=2, epochs=3, dtype=torch.float64):
    """Draw examples whose targets grow, weights to begin with, and an order for each epoch."""
    x = torch.randn(n, d, generator=rng, dtype=dtype)
    y = torch.randn(n, generator=rng, dtype=dtype) + torch.arange(n)
    start = 1 + torch.rand(d, generator=rng, dtype=dtype)
    return x, y, start, [torch.randperm(n, generator=rng) for _ in range(epochs)]


def path_of_torch(x, y, start, lr, batch_size, orders):
    model = nn.Linear(len(start), 1, bias=False, dtype=x.dtype)
    model.weight.data = start[None].clone()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    path = [start]
    for batch in (batch for order in orders for batch in order.split(batch_size)):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x[batch])[:, 0], y[batch]).backward()
        optimizer.step()
        path.append(model.weight.detach()[0].clone())
    return {"the path": torch.stack(path)}


def losses_along(path, x, y, batch_size, orders):
    """Compute the losses of the epochs at the weights of a path."""
    rows, losses = iter(path), []
    for order in orders:
        errors = [x[batch] @ next(rows) - y[batch] for batch in order.split(batch_size)]
        losses.append(torch.cat(errors).square().mean().item())
    return losses


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("n", "d"), [(5, 3), (1, 3), (4, 1)])
def test_gradient(agree, rng, dtype, n, d):
    """gradient: it is the mean over the examples, also over a single one."""
    x, y, w, _ = problem(rng, n, d, dtype=dtype)

    agree(mean_gradient, x, y, w)


@pytest.mark.points(3)
@pytest.mark.parametrize("batch_size", SIZES)
def test_path(submission, expect, rng, batch_size):
    """descend: the path is that of torch.optim.SGD, with batches of any size, for ten epochs."""
    x, y, start, orders = problem(rng, epochs=10)

    told = submission(path_of_descent, x, y, start, 0.03, batch_size, orders)

    expect(told, path_of_torch(x, y, start, 0.03, batch_size, orders))


@pytest.mark.points(1)
@pytest.mark.parametrize("epochs", [0, 2])
def test_float32(submission, expect, rng, epochs):
    """descend: in float32 the path is right too, after no epoch and after two."""
    x, y, start, orders = problem(rng, epochs=epochs, dtype=torch.float32)

    told = submission(path_of_descent, x, y, start, 0.03, 3, orders)

    expect(told, path_of_torch(x, y, start, 0.03, 3, orders))


@pytest.mark.points(2)
@pytest.mark.parametrize("batch_size", SIZES)
def test_losses(submission, expect, rng, batch_size):
    """descend: the loss of an epoch is the mean over its examples, each before its own step."""
    x, y, start, orders = problem(rng)
    steps = sum(len(order.split(batch_size)) for order in orders)

    told = submission(descent, x, y, start, 0.03, batch_size, orders)

    expect({"rows of the path": len(told["the path"])}, {"rows of the path": steps + 1})
    losses = losses_along(told["the path"], x, y, batch_size, orders)
    expect({"the losses": told["the losses"]}, {"the losses": losses})


@pytest.mark.points(1)
def test_arguments(agree, rng):
    """descend: the weights move away from the start, and the arguments stay as they were."""
    x, y, start, orders = problem(rng)

    agree(arguments_of_descent, x, y, start, 0.03, 3, orders)


@pytest.mark.points(2)
@pytest.mark.parametrize(("n", "batch_size"), [(7, 3), (6, 2)])
def test_three(submission, expect, rng, n, batch_size):
    """three_descents: each run is what descend gives from the same start, with its batch size."""
    x, y, start, orders = problem(rng, n)

    runs, descents = submission(runs_and_descents, x, y, start, 0.03, batch_size, orders)

    expect(runs, descents)
