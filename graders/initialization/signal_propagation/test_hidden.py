"""Hidden checks for initialization/signal_propagation: activations, directions, factors, axes."""

from itertools import pairwise

import pytest
import torch
from probes import (
    axes_of,
    left_by_spreads,
    lines_of,
    look_of,
    measured,
    predicted,
    root_mean_square,
    spreads_of,
)

WIDTHS = [5, 7, 3, 6]


def lines_drawn(module, networks):
    """the lines of plot_spreads(networks)"""
    return lines_of(axes_of(module, networks))


def look_of_axes(module, networks):
    """the two axes of plot_spreads(networks)"""
    return look_of(axes_of(module, networks))


def network(rng, activation, widths=WIDTHS, dtype=torch.float64):
    """Draw weights, name an activation, draw inputs and a gradient of the outputs."""

    def drawn(*shape):
        return torch.randn(shape, generator=rng, dtype=dtype)

    weights = [drawn(after, before) for before, after in pairwise(widths)]
    return weights, activation, drawn(4, widths[0]), drawn(4, widths[-1])


def curves(rng, layers):
    """Draw spreads of some layers."""
    return tuple((0.1 + 10 * torch.rand(2, layers, generator=rng, dtype=torch.float64)).tolist())


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", [(6,), (3, 4), (2, 3, 2)])
def test_rms(agree, rng, shape):
    """rms: over all elements, also if their mean is far from 0."""
    agree(root_mean_square, 2 + torch.randn(shape, generator=rng, dtype=torch.float64))


@pytest.mark.points(3)
@pytest.mark.parametrize("activation", ["linear", "relu", "tanh"])
def test_spreads(agree, rng, activation):
    """spreads: right for a batch and layers of several widths, or one layer, in both dtypes."""
    agree(spreads_of, *network(rng, activation))
    agree(spreads_of, *network(rng, activation, [3, 2], torch.float32), rtol=1e-4)


@pytest.mark.points(0.5)
def test_gradients_stay(agree, rng):
    """spreads: x with a gradient stays as it is, and so do weights with gradients."""
    agree(left_by_spreads, *network(rng, "tanh"), True)


@pytest.mark.points(1)
@pytest.mark.parametrize("layers", [2, 6])
def test_measured(agree, rng, layers):
    """measured_factors: a geometric mean for any number of layers, in both directions."""
    agree(measured, *curves(rng, layers))


@pytest.mark.points(2)
@pytest.mark.parametrize("activation", ["linear", "relu", "tanh"])
def test_predicted(agree, activation):
    """predicted_factors: right in both directions, for any width and deviation."""
    agree(predicted, 9, 25, 0.3, activation)
    agree(predicted, 50, 2, 2.0, activation)


@pytest.mark.points(1)
def test_lines(agree, rng):
    """plot_spreads: three networks of different depths, in the order of the dict."""
    agree(lines_drawn, {name: curves(rng, 3 + number) for number, name in enumerate("cab")})


@pytest.mark.points(1)
def test_look(agree, rng):
    """plot_spreads: titles, labels, colors and scales are right for three networks, too."""
    agree(look_of_axes, {name: curves(rng, 4) for name in ("std 1", "He", "std 0.01")})
