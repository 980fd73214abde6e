r"""Build a network with one hidden ReLU layer through any given points, and measure its error.

A network with one hidden layer can come as close as you like to any continuous function on an
interval, if it is wide enough: this is the universal approximation theorem. Here you choose the
weights yourself, so you see why.

    >>> model = interpolant(torch.tensor([2.0, 0.0, 3.0]), torch.tensor([5.0, 1.0, 3.0]))
    >>> model(torch.tensor([[0.0], [1.0], [2.0], [2.5]])).T.detach()
    tensor([[1., 3., 5., 4.]])

The unit ReLU(t - x_k) is 0 up to x_k and then rises with slope 1. A sum of such units is a chain of
straight lines. At each x_k its slope changes by the output weight c_k of that unit:

    f(t) = d + sum over k of c_k ReLU(t - x_k)

`interpolant` gives each point a unit. The chain joins neighbouring points by straight lines.
Outside it is constant: it keeps the value of the leftmost or the rightmost point.

Worked example, the three points above from left to right: (0, 1), (2, 5) and (3, 3). The slopes are
0, then 2, then -2, then 0. The changes are 2, -4 and 2, and

    f(t) = 1 + 2 ReLU(t) - 4 ReLU(t - 2) + 2 ReLU(t - 3)

`largest_error` takes a function, samples it at `width` evenly spaced points from a to b, both
included, builds the network through them, and looks where the two differ most, at 1001 evenly
spaced points. For x² on [0, 1] and 3 units the gaps are 0.5 wide, and the error in the middle of
each is 0.0625. Half the gap, a quarter of the error:

    >>> largest_error(torch.square, 0.0, 1.0, 3), largest_error(torch.square, 0.0, 1.0, 5)
    (0.0625, 0.015625)

`plot_errors` draws this. On logarithmic axes it is a straight line.

Rules
- Points come in any order. The arguments stay as they are.
- Two points at the same place raise ValueError, even if their values agree.

Source: Cybenko (1989) and Hornik, Stinchcombe and White (1989) prove the theorem for sigmoids;
Leshno et al. (1993) for other activations, ReLU among them.

Fine print
- One point is enough: its network is constant.
- The model has the dtype of x and y, float32 or float64. `largest_error` works in float64.
- Neighbouring points are at least 0.1 apart where checks look at values. Values in float32 may be
  off by a thousandth.
- Color, markers, title, grid and legend of the plot are up to you.
"""

from collections.abc import Callable

import torch
from matplotlib.axes import Axes
from torch import nn


def interpolant(x: torch.Tensor, y: torch.Tensor) -> nn.Sequential:
    """Build the network through the points (x_k, y_k).

    Args:
        x: (N,) where the points are, N >= 1.
        y: (N,) their values, of the dtype of x.

    Returns:
        nn.Sequential(nn.Linear(1, N), nn.ReLU(), nn.Linear(N, 1)), which maps (M, 1) to (M, 1).

    Raises:
        ValueError: two of the points are at the same place.
    """
    if len(torch.unique(x)) < len(x):
        raise ValueError("two points at the same place")
    order = x.argsort()
    x, y = x[order], y[order]
    slopes = (y[1:] - y[:-1]) / (x[1:] - x[:-1])
    zero = torch.zeros(1, dtype=x.dtype)
    c = torch.cat([zero, slopes, zero]).diff()
    n = len(x)
    model = nn.Sequential(nn.Linear(1, n), nn.ReLU(), nn.Linear(n, 1)).to(x.dtype)
    model[0].weight.data = torch.ones(n, 1, dtype=x.dtype)
    model[0].bias.data = -x
    model[2].weight.data = c[None]
    model[2].bias.data = y[:1]
    return model


def largest_error(
    f: Callable[[torch.Tensor], torch.Tensor], a: float, b: float, width: int
) -> float:
    """Measure how far the network through evenly spaced points of a function is from it.

    Args:
        f: works element by element on float64 tensors of any shape.
        a: left end of the interval.
        b: right end, b > a.
        width: number of points, and of hidden units, >= 2.

    Returns:
        The largest absolute difference at 1001 evenly spaced points from a to b, both included.
    """
    raise NotImplementedError


def plot_errors(errors: dict[int, float], ax: Axes) -> None:
    """Plot errors over widths.

    Draw one line on the axes that are given, from the smallest width to the largest: x is the
    width and y the error. Both axes are logarithmic. The x axis is labelled "hidden units" and the
    y axis "largest error".

    Args:
        errors: for each width, in any order, its error, > 0.
        ax: empty axes, of a figure that pyplot need not know: use the methods of ax.
    """
    raise NotImplementedError
