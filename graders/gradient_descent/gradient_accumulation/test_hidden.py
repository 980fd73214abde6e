"""Hidden checks for gradient_descent/gradient_accumulation: as one pass over the large batch."""

import pytest
import torch
from probes import LOSSES, accumulated, memory, model_of, sizes_of_step, stepped

DTYPES = [torch.float32, torch.float64]
OPTIMIZERS = [("SGD", {"lr": 0.1, "momentum": 0.9}), ("Adam", {"lr": 0.01})]


def accumulated_onto(module, parameters, old, micro_batches):
    """accumulate(model, loss_fn, micro_batches) where the .grad fields are not empty

    Look at the part of each micro-batch in the whole.
    """
    model = with_gradients(parameters, old)
    module.accumulate(model, LOSSES["mse_loss"], micro_batches)
    return {"the gradients": [param.grad for param in model.parameters()]}


def stepped_after(module, parameters, old, x, y, size):
    """large_step(model, loss_fn, optimizer, x, y, size) where the .grad fields are not empty

    Look at what the .grad fields hold before the first micro-batch.
    """
    model = with_gradients(parameters, old)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.25)
    module.large_step(model, LOSSES["mse_loss"], optimizer, x, y, size)
    return {"the parameters": [param.detach() for param in model.parameters()]}


def with_gradients(parameters, gradients):
    model = model_of(parameters)
    for param, grad in zip(model.parameters(), gradients, strict=True):
        param.grad = grad.clone()
    return model


def path(module, parameters, x, y, size, optimizer, options):
    """three calls of large_step(model, loss_fn, optimizer, x, y, size)

    Look at the part of each micro-batch in the whole, and how often a step is taken.
    """
    model = model_of(parameters)
    optimizer = getattr(torch.optim, optimizer)(model.parameters(), **options)
    losses = [module.large_step(model, LOSSES["mse_loss"], optimizer, x, y, size) for _ in range(3)]
    return {"the parameters": [p.detach() for p in model.parameters()], "the losses": losses}


def drawn(rng, count, dtype=torch.float64):
    """Draw parameters of a network, inputs, and targets that grow from example to example."""
    shapes = [(4, 3), (4,), (2, 4), (2,)]
    parameters = [torch.randn(shape, generator=rng, dtype=dtype) for shape in shapes]
    x = torch.randn(count, 3, generator=rng, dtype=dtype)
    y = torch.randn(count, 2, generator=rng, dtype=dtype) + torch.arange(count)[:, None].to(dtype)
    return parameters, x, y


def cut(x, y, sizes):
    return list(zip(x.split(sizes), y.split(sizes), strict=True))


def in_one_pass(parameters, name, x, y, reduction):
    """Compute loss and gradients of the whole batch by one backward pass of torch."""
    model = model_of(parameters)
    loss = LOSSES[name](model(x), y, reduction=reduction)
    loss.backward()
    return {"the gradients": [p.grad for p in model.parameters()], "the loss": loss.item()}


def tolerance(dtype):
    """Leave room for float32, in which losses may have been added up."""
    return {"rtol": 1e-4, "atol": 1e-5} if dtype == torch.float32 else {}


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("sizes", [[2, 1, 4], [5], [1, 3]])
def test_mean(submission, expect, rng, dtype, sizes):
    """accumulate: for a mean, loss and gradients are those of one pass, with uneven sizes."""
    parameters, x, y = drawn(rng, sum(sizes), dtype)

    told = submission(accumulated, parameters, "mse_loss", cut(x, y, sizes))

    expect(told, in_one_pass(parameters, "mse_loss", x, y, "mean"), **tolerance(dtype))


@pytest.mark.points(1)
def test_sum(submission, expect, rng):
    """accumulate: for a sum, loss and gradients are those of one pass, with uneven sizes."""
    parameters, x, y = drawn(rng, 7)

    told = submission(accumulated, parameters, "mse_loss", cut(x, y, [2, 1, 4]), "sum")

    expect(told, in_one_pass(parameters, "mse_loss", x, y, "sum"))


@pytest.mark.points(1)
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_classes(submission, expect, rng, reduction):
    """accumulate: right for the cross-entropy of classes, as a mean and as a sum."""
    parameters, x, _ = drawn(rng, 6)
    y = torch.tensor([0, 0, 1, 0, 1, 1])

    told = submission(accumulated, parameters, "cross_entropy", cut(x, y, [3, 1, 2]), reduction)

    expect(told, in_one_pass(parameters, "cross_entropy", x, y, reduction))


@pytest.mark.points(1)
def test_old_gradients_are_added_to(agree, rng):
    """accumulate: the gradient is added to what the .grad fields hold."""
    (parameters, x, y), (old, _, _) = drawn(rng, 5), drawn(rng, 5)

    agree(accumulated_onto, parameters, old, cut(x, y, [2, 3]))


@pytest.mark.points(1)
def test_old_gradients_are_forgotten(agree, rng):
    """large_step: gradients from before the call do not count."""
    (parameters, x, y), (old, _, _) = drawn(rng, 5), drawn(rng, 5)

    agree(stepped_after, parameters, old, x, y, 2)


@pytest.mark.points(2)
@pytest.mark.parametrize("size", [1, 3, 7, 50])
def test_step(agree, rng, size):
    """large_step: right for micro-batches of one example, uneven ones, and one of all examples."""
    parameters, x, y = drawn(rng, 7)

    agree(stepped, parameters, "mse_loss", x, y, size, 1)


@pytest.mark.points(1)
def test_step_of_a_sum(agree, rng):
    """large_step: right for a loss that is a sum."""
    parameters, x, y = drawn(rng, 7)

    agree(stepped, parameters, "mse_loss", x, y, 3, 1, "sum")


@pytest.mark.points(2)
@pytest.mark.parametrize(("kind", "options"), OPTIMIZERS)
def test_optimizers(agree, rng, kind, options):
    """large_step: three steps are right with momentum and with Adam, so there is one for a call."""
    parameters, x, y = drawn(rng, 7)

    agree(path, parameters, x, y, 3, kind, options)


@pytest.mark.points(2)
def test_memory(agree, rng):
    """accumulate: each micro-batch has its forward pass, and what it keeps is freed by the next."""
    parameters, x, y = drawn(rng, 7)

    agree(memory, parameters, cut(x, y, [2, 2, 1, 2]))


@pytest.mark.points(1)
@pytest.mark.parametrize("size", [1, 3, 50])
def test_sizes(agree, rng, size):
    """large_step: each micro-batch has the size that is asked for, and the last one the rest."""
    parameters, x, y = drawn(rng, 7)

    agree(sizes_of_step, parameters, x, y, size)
