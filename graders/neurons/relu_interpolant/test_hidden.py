"""Hidden checks for neurons/relu_interpolant: other points, dtypes, functions and widths."""

import pytest
import torch
from probes import error_of, plotted, refusal, values_at


def points_after(module, x, y, t):
    """interpolant(x, y), applied to t as a column, and x and y after the call

    Look at the order of the points, the slope of each piece, and the two ends.
    """
    observed = values_at(module, x, y, t)
    return observed | {"x": x, "y": y}


def points(rng, n, dtype=torch.float64):
    """Draw points in an order that is not sorted; no two values and no two slopes are alike."""
    gaps = 0.3 + torch.rand(n, generator=rng, dtype=dtype)
    x = gaps.cumsum(0) - 2
    y = (torch.arange(n) % 3 - 1) * 2 + torch.rand(n, generator=rng, dtype=dtype)
    order = torch.randperm(n, generator=rng).roll(1)
    if n > 1 and (x[order].diff() > 0).all():
        order = order.flip(0)
    return x[order], y[order]


def places(x):
    """Return the points themselves, places between neighbours, and places outside."""
    inside = x.sort().values
    between = inside[:-1] + 0.3 * inside.diff()
    return torch.cat([x, between, inside[:1] - 1.5, inside[-1:] + 1.5])


@pytest.mark.points(2)
@pytest.mark.parametrize("n", [2, 4, 9])
def test_values(agree, rng, n):
    """The network meets the points, joins neighbours by straight lines, and is flat outside."""
    x, y = points(rng, n)

    agree(values_at, x, y, places(x))


@pytest.mark.points(1)
def test_one_point(agree, rng):
    """Through one point, the network is constant."""
    x, y = points(rng, 1)

    agree(values_at, x, y, places(x))


@pytest.mark.points(1)
def test_float32_and_arguments(agree, rng):
    """With float32 the network is of float32, and x and y are left as they were."""
    x, y = points(rng, 5, torch.float32)

    agree(points_after, x, y, places(x), rtol=1e-3, atol=1e-3)


@pytest.mark.points(1)
def test_refusals(agree, rng):
    """Two points at the same place raise ValueError, wherever they stand and whatever they are."""
    x, y = points(rng, 5)
    apart, alike = x.clone(), y.clone()
    apart[0], alike[0] = x[3], y[3]

    agree(refusal, apart, y)
    agree(refusal, apart, alike)
    agree(refusal, x, y)


@pytest.mark.points(1)
@pytest.mark.parametrize("function", ["sine", "exponential"])
def test_errors(agree, rng, function):
    """The largest error is right, for functions that bend either way, and for many widths."""
    a = 0.2 + 0.3 * torch.rand((), generator=rng).item()

    agree(error_of, function, a, a + 2.3, [2, 3, 7, 20], rtol=1e-4)


@pytest.mark.points(1)
def test_plot(agree, rng):
    """The line goes from the smallest width to the largest, in whatever order they come."""
    errors = (torch.rand(4, generator=rng) + 0.1).tolist()

    agree(plotted, [16, 4, 64, 8], errors)
