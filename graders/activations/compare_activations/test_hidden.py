"""Hidden checks for activations/compare_activations: derivatives, what is left, the two axes."""

import pytest
import torch
from probes import FUNCTIONS, colors_drawn, curve, lines_drawn, look_of_axes, share
from torch import nn


def curve_without_gradients(module, name, x):
    """values_and_derivatives(f, x) under torch.no_grad()

    Look at how the derivative is computed: at the points, by autograd or by neighbors.
    """
    with torch.no_grad():
        return curve(module, name, x)


def curve_and_what_is_left(module, x, grad):
    """values_and_derivatives(nn.PReLU(), x), and what is left in x and in the module"""
    layer = nn.PReLU().double()
    if grad is not None:
        x.requires_grad_().grad = grad
        layer.weight.grad = grad[:1].clone()
    y, derivative = module.values_and_derivatives(layer, x)
    return {
        "the values": y.detach(),
        "the derivatives": derivative.detach(),
        "x": x.detach(),
        "x.requires_grad": x.requires_grad,
        "x.grad": x.grad,
        "weight.grad of the module": layer.weight.grad,
        "the values have a graph": y.requires_grad,
        "the derivatives have a graph": derivative.requires_grad,
    }


def inputs(rng, dtype=torch.float64):
    """Draw inputs of both signs that increase."""
    steps = 0.5 + torch.rand(5, generator=rng, dtype=dtype)
    return steps.cumsum(0) - steps.sum() / 2


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_curve(agree, rng, dtype):
    """values_and_derivatives: right for sigmoid, ReLU, sine and cube."""
    for name in ("sigmoid", "ReLU", "sine", "cube"):
        agree(curve, name, inputs(rng, dtype))


@pytest.mark.points(1)
def test_what_is_left(agree, rng):
    """values_and_derivatives: x and the parameters of a module are left as they were."""
    agree(curve_and_what_is_left, inputs(rng), None)
    agree(curve_and_what_is_left, inputs(rng), inputs(rng))


@pytest.mark.points(0.5)
def test_without_gradients(agree, rng):
    """values_and_derivatives: it works under torch.no_grad() too."""
    agree(curve_without_gradients, "sine", inputs(rng))


@pytest.mark.points(1)
def test_saturation(agree):
    """saturation: the share is right for derivatives of both signs, and for a module."""
    x = torch.tensor([-5.0, -2.0, -1.0, 0.5, 1.0, 3.0, 6.0], dtype=torch.float64)

    for name, threshold in (("sigmoid", 0.2), ("sine", 0.6), ("minus x", 0.5), ("PReLU", 0.3)):
        agree(share, name, x, threshold)


@pytest.mark.points(0.5)
def test_threshold(agree):
    """saturation: the threshold itself is not below it, and it is 0.05 by default."""
    x = torch.tensor([-4.0, -3.0, -2.5, 0.0, 3.0], dtype=torch.float64)

    agree(share, "ReLU", x, 1.0)
    agree(share, "sigmoid", x)


@pytest.mark.points(2)
def test_lines(agree, rng):
    """compare_activations: both axes show each function in order, with its name and data."""
    agree(lines_drawn, ["tanh", "sigmoid", "PReLU", "cube"], inputs(rng))


@pytest.mark.points(1)
def test_look(agree, rng):
    """compare_activations: two axes side by side, with titles, x labels and a legend."""
    agree(look_of_axes, ["tanh", "sine"], inputs(rng))


@pytest.mark.points(1)
def test_colors(agree, rng):
    """compare_activations: a function has one color in both axes, another function another."""
    agree(colors_drawn, list(FUNCTIONS), inputs(rng))
