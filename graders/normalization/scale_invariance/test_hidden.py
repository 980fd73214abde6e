"""Hidden checks for normalization/scale_invariance: scales, gradients, directions, the figure."""

import pytest
import torch
from probes import (
    by_angle,
    by_size,
    direction,
    gradient_of_example,
    lines_drawn,
    outputs,
    path,
    rates,
)

DTYPES = [torch.float32, torch.float64]


def gradient_and_what_is_left(module, w, x, y, grad):
    """gradient(loss, w) with loss(w) = (tanh(x w^T) - y)² on average, and what is left in w"""
    if grad is not None:
        w.requires_grad_().grad = grad
    result = module.gradient(by_size(x, y), w)
    return {
        "the gradient": result.detach(),
        "the gradient has a graph": result.requires_grad,
        "w": w.detach(),
        "w.requires_grad": w.requires_grad,
        "w.grad": w.grad,
    }


def path_and_what_is_left(module, w, x, y, lr, steps):
    """descend(loss, w, lr, steps) with a loss of the directions of the rows, and w after it

    Look at where the gradient is taken, and what the path holds at each step.
    """
    points = module.descend(by_angle(x, y), w, lr, steps)
    return {"the path": points, "w": w}


def plain_path(module, w, x, y, lr, steps):
    """descend(loss, w, lr, steps) with loss(w) = (tanh(x w^T) - y)² on average

    Look at where the gradient is taken, and what the path holds at each step.
    """
    return module.descend(by_size(x, y), w, lr, steps)


def direction_and_what_is_left(module, u, x, y, effective_rates):
    """step_of_direction(loss, u, rates) with a loss of the directions, and u after it"""
    moved = direction(module, u, x, y, effective_rates)
    return {"the new direction": moved, "u": u}


def problem(rng, units, dtype=torch.float64, n=7):
    """Draw weights whose rows have different lengths, inputs with different means, targets."""
    w = torch.randn(units, 3, generator=rng, dtype=dtype)
    lengths = torch.tensor([2.0, 0.5, 3.0], dtype=dtype)[:units, None]
    x = torch.randn(n, 3, generator=rng, dtype=dtype) + torch.tensor([2.0, 0.0, -1.0], dtype=dtype)
    w = lengths * w / w.norm(dim=1, keepdim=True)
    return w, x, torch.randn(n, units, generator=rng, dtype=dtype)


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_outputs(agree, rng, dtype):
    """normalized: right for one unit and for three, also with tiny and with huge weights."""
    for units in (1, 3):
        w, x, _ = problem(rng, units, dtype)
        for c in (1e-6, 1.0, 1e6):
            agree(outputs, c * w, x)


@pytest.mark.points(1)
def test_gradient_through_the_norm(agree, rng):
    """gradient: right with normalized outputs, for c w, too: mean and variance pass it on."""
    w, x, y = problem(rng, 3)

    for c in (0.01, 1.0, 3.0):
        agree(gradient_of_example, c * w, x, y)


@pytest.mark.points(1)
def test_gradient_of_any_loss(agree, rng):
    """gradient: right for a loss without batch norm; w stays as it was, with its gradient."""
    w, x, y = problem(rng, 2)

    agree(gradient_and_what_is_left, w, x, y, None)
    agree(gradient_and_what_is_left, w, x, y, torch.ones_like(w))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_effective_lr(agree, rng, dtype):
    """effective_lr: each unit has its own."""
    for units in (1, 3):
        w, _, _ = problem(rng, units, dtype)
        agree(rates, w, 0.3)


@pytest.mark.points(2)
def test_path(agree, rng):
    """descend: a path of several steps is right, also one of none; w stays as it was."""
    for units, steps in ((3, 4), (1, 2), (2, 0)):
        agree(path_and_what_is_left, *problem(rng, units), 0.4, steps)


@pytest.mark.points(1)
def test_plain_path(agree, rng):
    """descend: the path is right for a loss without batch norm."""
    agree(plain_path, *problem(rng, 2), 0.4, 3)


@pytest.mark.points(2)
def test_direction(agree, rng):
    """step_of_direction: each row moves with its own rate, and has length 1 again; u stays."""
    for units in (1, 3):
        w, x, y = problem(rng, units)
        effective_rates = torch.tensor([0.2, 3.0, 1.0], dtype=w.dtype)[:units]
        u = w / w.norm(dim=1, keepdim=True)
        agree(direction_and_what_is_left, u, x, y, effective_rates)


@pytest.mark.points(1)
def test_dtypes(agree, rng):
    """descend and step_of_direction: float32 stays float32."""
    w, x, y = problem(rng, 2, torch.float32)

    agree(path, w, x, y, 0.4, 2)
    agree(direction, w / w.norm(dim=1, keepdim=True), x, y, torch.tensor([0.2, 3.0]))


@pytest.mark.points(2)
def test_lines(agree, rng):
    """compare_scales: each axes shows each factor in order, with its label and data."""
    agree(lines_drawn, *problem(rng, 2), [2.0, 0.1, 10.0], 0.4, 2)
