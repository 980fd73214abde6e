r"""Draw activation functions side by side: their values, and beside them their derivatives.

The values say what the next layer sees. The derivatives say how much of a gradient comes back. A
sigmoid slows a deep network down: its derivative is at most 0.25. That of tanh reaches 1, and its
values are centered at 0. Both derivatives are close to 0 far from the middle.

    >>> y, dy = values_and_derivatives(torch.sigmoid, torch.tensor([-4.0, 0.0, 4.0]))
    >>> y, dy
    (tensor([0.0180, 0.5000, 0.9820]), tensor([0.0177, 0.2500, 0.0177]))

An activation f works on each element alone, so each y_i = f(x_i) depends on its own x_i only. One
backward pass through the sum gives all derivatives at once:

    d(sum over j of y_j) / dx_i = f'(x_i)

f is *saturated* at x if its derivative there is smaller than a threshold, whatever its sign.

    saturation = share of the x with |f'(x)| < threshold

Worked example, the sigmoid as above. The derivative is below 0.05 at -4 and at 4, but not at 0. The
share is 2 / 3:

    >>> saturation(torch.sigmoid, torch.tensor([-4.0, 0.0, 4.0]), threshold=0.05)
    0.666...

Last comes the figure:

    >>> x = torch.linspace(-4, 4, 9)
    >>> figure = compare_activations({"tanh": torch.tanh, "ReLU": torch.relu}, x)
    >>> [(ax.get_title(), len(ax.lines)) for ax in figure.axes]
    [('value', 2), ('derivative', 2)]

Rules
- f may be any callable: a function, a lambda, a module such as nn.PReLU() with parameters.
- x and its .grad, and those of a module's parameters, stay as they are. What
  `values_and_derivatives` returns has no graph.
- It works where gradients are switched off too, as under torch.no_grad().
- The figure has exactly two axes: "value" on the left, "derivative" on the right, as titles.
- Each axes has one line for each function, in the order of the dict, and no other lines. The name
  is the line's label.
- A function has the same color in both axes, and no other function has it.
- Both x axes are labelled "x". The left axes has a legend of all names.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.3, on hidden units.

Fine print
- x is (N,), N >= 1, float32 or float64, and increases. f gives a tensor of that shape and dtype,
  which depends on x by operations that autograd knows. f keeps no state from call to call.
- There are one to ten functions, and no name begins with "_".
- Line styles, grid, size and further legends are up to you. The figure may come from pyplot or from
  matplotlib.figure.Figure; do not show it.
- An f that needs no graph, such as a constant, or that works in place, is not asked about.
- x.requires_grad stays as it is, too.
"""

from collections.abc import Callable

import torch
from matplotlib.figure import Figure


def values_and_derivatives(
    f: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Compute an activation function and its derivative at each element of x.

    Args:
        f: works on each element alone.
        x: (N,).

    Returns:
        (f(x), f'(x)), both (N,) and without a graph.
    """
    x = x.detach().requires_grad_()
    with torch.enable_grad():
        y = f(x)
        (derivative,) = torch.autograd.grad(y.sum(), x)  # leaves all .grad alone
    return y.detach(), derivative


def saturation(
    f: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor, threshold: float = 0.05
) -> float:
    """Compute the share of the inputs at which an activation function is saturated.

    Args:
        f: works on each element alone.
        x: (N,).
        threshold: below which the absolute derivative counts as small.

    Returns:
        The share, from 0 to 1, a Python float.
    """
    _, derivative = values_and_derivatives(f, x)
    return (derivative.abs() < threshold).double().mean().item()


def compare_activations(
    functions: dict[str, Callable[[torch.Tensor], torch.Tensor]], x: torch.Tensor
) -> Figure:
    """Draw the values and the derivatives of activation functions.

    Args:
        functions: by their names.
        x: (N,), at which to draw them.

    Returns:
        A figure of two axes.
    """
    figure = Figure(layout="constrained")
    left, right = figure.subplots(1, 2)
    for name, f in functions.items():
        y, derivative = values_and_derivatives(f, x)
        left.plot(x.tolist(), y.tolist(), label=name)  # both axes take the same colors in turn
        right.plot(x.tolist(), derivative.tolist(), label=name)
    for ax, title in ((left, "value"), (right, "derivative")):
        ax.set_title(title)
        ax.set_xlabel("x")
    left.legend()
    return figure
