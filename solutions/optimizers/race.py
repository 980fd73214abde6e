r"""Race optimizers through a ravine: record the path of each one, and draw them over the loss.

A loss of two parameters can be drawn like a map. It shows who jumps from wall to wall, who
overshoots, and who goes straight down.

    >>> def sgd(params):
    ...     return torch.optim.SGD(params, lr=0.08)
    >>> start = torch.tensor([10.0, 1.0])
    >>> path(sgd, ravine, start, steps=2)
    tensor([[10.0000,  1.0000],
            [ 9.2000, -0.6000],
            [ 8.4640,  0.3600]])

`ravine` is a loss that is steep in y and flat in x. A step of gradient descent with the learning
rate η multiplies x and y:

    L(x, y) = x² / 2 + 10 y²
    x' = (1 - η) x
    y' = (1 - 20 η) y

Worked example, as above. With η = 0.08 the factors are 0.92 and -0.6: x creeps, y jumps to the
other wall. Adam's first step is as long as its learning rate, in x and in y:

    >>> def adam(params):
    ...     return torch.optim.Adam(params, lr=0.5)
    >>> path(adam, ravine, start, steps=1)
    tensor([[10.0000,  1.0000],
            [ 9.5000,  0.5000]])

The figure:

    >>> figure = race({"SGD": sgd, "Adam": adam}, ravine, start, steps=20)
    >>> [line.get_label() for line in figure.axes[0].lines]
    ['SGD', 'Adam']

Rules
- `make_optimizer` gets a list with one parameter, of shape (2,). Call it once for a path.
- Each step uses the gradient at the point where the path is, and no other.
- Row 0 of a path is the start, which stays as it is. A path has its dtype, and no graph.
- The figure has one axes, with the labels "x" and "y" and a legend of all names.
- It has one line for each optimizer, in the order of the dict, and no other. The label is the name.
  No two have the same color.
- `ax.contour` draws contour lines, from a grid of 50 × 50 points or more that reaches beyond all
  paths by 2 % of their extent on each side. Along the line of level c the loss is c.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 8.2.1.

Fine print
- The start is float32 or float64, has no graph, and does not require gradients. Paths are finite.
- Optimizers are those of torch.optim that step without a closure, or others like them.
- `loss` works on each pair of elements alone, by operations that autograd knows.
- There are one to ten optimizers, and no name begins with "_". In a race steps >= 1, and the paths
  move in x and in y.
- Levels, colors, markers, size, a title and filled contours are up to you; mark a point with
  `ax.scatter`. The figure may come from pyplot or matplotlib.figure.Figure; do not show it.
"""

from collections.abc import Callable

import torch
from matplotlib.figure import Figure


def ravine(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Compute a loss that is 20 times as curved in y as in x.

    Args:
        x: of any shape.
        y: of that shape.

    Returns:
        The loss at each pair of elements, of that shape.
    """
    return x**2 / 2 + 10 * y**2


def path(
    make_optimizer: Callable[[list[torch.Tensor]], torch.optim.Optimizer],
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    start: torch.Tensor,
    steps: int,
) -> torch.Tensor:
    """Record the points through which an optimizer goes.

    Args:
        make_optimizer: makes an optimizer of a list of parameters.
        loss: gives the loss at x and y, two tensors of one shape S, as a tensor of shape S.
        start: (2,), x and y.
        steps: how many, >= 0.

    Returns:
        (steps + 1, 2): the start, and the point after each step.
    """
    param = start.clone().requires_grad_()
    optimizer = make_optimizer([param])
    points = [start]
    for _ in range(steps):
        optimizer.zero_grad()
        loss(param[0], param[1]).backward()
        optimizer.step()
        points.append(param.detach().clone())  # without the clone all rows would be one tensor
    return torch.stack(points)


def race(
    optimizers: dict[str, Callable[[list[torch.Tensor]], torch.optim.Optimizer]],
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    start: torch.Tensor,
    steps: int,
) -> Figure:
    """Draw the paths of optimizers over the contour lines of the loss.

    Args:
        optimizers: what makes them, by their names.
        loss: gives the loss at x and y, two tensors of one shape S, as a tensor of shape S.
        start: (2,), x and y, where each optimizer begins.
        steps: how many each one takes, >= 1.

    Returns:
        A figure of one axes.
    """
    figure = Figure(layout="constrained")
    ax = figure.subplots()
    for name, make_optimizer in optimizers.items():
        ax.plot(*path(make_optimizer, loss, start, steps).T, ".-", label=name)
    limits = ax.get_xlim(), ax.get_ylim()  # a little beyond the paths
    x, y = torch.meshgrid(*[torch.linspace(*pair, 60) for pair in limits], indexing="xy")
    ax.contour(x, y, loss(x, y), colors="lightgray", zorder=0)
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.legend()
    return figure
