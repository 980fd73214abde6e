r"""Send batch and stochastic descent down a loss with two valleys, and count where they end.

On a non-convex loss, batch descent rolls into a valley and stays. The noise of stochastic descent
can carry it over a ridge. Can, not will: count, and draw.

    >>> shifts = torch.tensor([-0.5, -0.25, 0.0, 0.25, 0.5], dtype=torch.float64)
    >>> starts = torch.linspace(-1, 3, 41, dtype=torch.float64)
    >>> batch = batch_descent(two_valleys, shifts, starts, lr=0.2, steps=100)
    >>> transitions(batch, ridge=1.05)
    tensor([[21,  0],
            [ 0, 20]])

The loss of example a is l(w; a), with one parameter w. With step size η

    mean loss:   L(w) = mean over i of l(w; a_i)
    batch:       w' = w - η dL(w)/dw
    stochastic:  w' = w - η dl(w; a_i)/dw

Many starts descend side by side: in step t, start s uses example choices[t, s]. Each loss depends
on its own w, so one backward pass through their sum gives all derivatives.

Worked example, l = (w - a)², a = 0 and 4, η = 1/4, w = 1. Batch: 2 (1 - 2) = -2 leads to 1.5.
Example 0: 2 (1 - 0) = 2 leads to 0.5. Example 1: 2 (1 - 4) = -6 leads to 2.5.

    >>> square, a, ones = lambda w, a: (w - a) ** 2, torch.tensor([0.0, 4.0]), torch.ones(2)
    >>> stochastic_descent(square, a, ones, 0.25, choices=torch.tensor([[0, 1]]))
    tensor([[1.0000, 1.0000],
            [0.5000, 2.5000]])

`two_valleys` is given: a wide valley around 0, and a narrow, shallow one around 1.5. `transitions`
counts the starts on side r (row) that end on side c (column). How many of 20 leave the shallow side
depends on η:

    >>> choices = torch.randint(5, (100, 41), generator=torch.Generator().manual_seed(1))
    >>> for lr in (0.1, 0.2, 0.3):
    ...     path = stochastic_descent(two_valleys, shifts, starts, lr, choices)
    ...     transitions(path, ridge=1.05)[1]
    tensor([ 1, 19])
    tensor([17,  3])
    tensor([20,  0])

Stochastic descent does not come to rest. Mean last moves of `batch` (η = 0.2) and of the last
stochastic run (η = 0.3):

    >>> [round((p[-1] - p[-2]).abs().mean().item(), 3) for p in (batch, path)]
    [0.0, 0.046]

Source: Kleinberg, Li and Yuan (2018), "An alternative view: when does SGD escape local minima?"

Fine print
- The choices are given, so that a result does not depend on how you draw random numbers.
- N steps of stochastic descent look at as many examples as one step of batch descent.
- `loss` works element by element on two tensors that broadcast, and is made of operations that
  autograd knows.
- Paths have no graph. Arguments stay as they are. Tensors are float32 or float64, all of one dtype;
  `choices` is int64. There is at least one start and one example, and there may be no steps.
"""

from collections.abc import Callable

import torch
from matplotlib.figure import Figure


# Given: a loss with a wide valley and a narrow, shallow one, both shifted by a.
def two_valleys(w: torch.Tensor, a: torch.Tensor) -> torch.Tensor:
    """Compute u² / 4 - exp(-4 (u - 2)²) with u = w - a, element by element."""
    u = w - a
    return u**2 / 4 - torch.exp(-4 * (u - 2) ** 2)


def mean_loss(
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor], data: torch.Tensor, w: torch.Tensor
) -> torch.Tensor:
    """Compute the mean loss over all examples for each of some parameters.

    Args:
        loss: l(w; a), element by element.
        data: (N,), the examples a_i.
        w: (S,).

    Returns:
        (S,), L(w).
    """
    return loss(w[:, None], data).mean(dim=1)  # (S, N) to (S,)


def batch_descent(
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    data: torch.Tensor,
    starts: torch.Tensor,
    lr: float,
    steps: int,
) -> torch.Tensor:
    """Descend from each start along the derivative of the mean loss.

    Args:
        loss: l(w; a), element by element.
        data: (N,), the examples a_i.
        starts: (S,), the first parameters.
        lr: step size η, > 0.
        steps: T, how many, >= 0.

    Returns:
        (T + 1, S), the path of each start in a column: the start itself, then w after each step.
    """
    return _descend(lambda w, _: mean_loss(loss, data, w), starts, lr, range(steps))


def stochastic_descent(
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    data: torch.Tensor,
    starts: torch.Tensor,
    lr: float,
    choices: torch.Tensor,
) -> torch.Tensor:
    """Descend from each start along the derivative of the loss of one example in each step.

    Args:
        loss: l(w; a), element by element.
        data: (N,), the examples a_i.
        starts: (S,), the first parameters.
        lr: step size η, > 0.
        choices: (T, S), from 0 to N - 1: which example each step of each start uses.

    Returns:
        (T + 1, S), the path of each start in a column: the start itself, then w after each step.
    """
    return _descend(lambda w, chosen: loss(w, data[chosen]), starts, lr, choices)


def transitions(path: torch.Tensor, ridge: float) -> torch.Tensor:
    """Count from which side of a ridge to which side the paths lead.

    Args:
        path: (T + 1, S), as the descents return it.
        ridge: where the sides meet. Side 0 is w < ridge, side 1 is w >= ridge.

    Returns:
        (2, 2), int64: in row r and column c the number of starts on side r that end on side c.
    """
    start, end = path[[0, -1]] >= ridge  # (S,) each
    return torch.bincount(2 * start + end, minlength=4).reshape(2, 2)


def draw_descents(
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    data: torch.Tensor,
    grid: torch.Tensor,
    batch: torch.Tensor,
    stochastic: torch.Tensor,
) -> Figure:
    """Draw the mean loss, and below it the paths of both descents over the same w.

    The figure has two axes, one above the other. Both show the same range of w, and both have the
    x label "w".

    - The upper axes, with the y label "mean loss", has one line: L(w) for each w of the grid.
    - The lower axes, with the y label "step", has one line for each path, first those of `batch`,
      then those of `stochastic`, each in the order of the starts: x is w, and y the number of the
      step, 0 to T. All paths of `batch` have one color, those of `stochastic` another. Its legend
      has two entries, "batch" and "stochastic".

    Args:
        loss: l(w; a), element by element.
        data: (N,), the examples a_i.
        grid: (G,), at which to draw the mean loss, increasing.
        batch: (T + 1, S), as `batch_descent` returns it.
        stochastic: (T + 1, S), as `stochastic_descent` returns it.

    Returns:
        The figure, of pyplot or matplotlib.figure.Figure; not shown. Sizes, styles, grids and a
        title are up to you, and whether steps go up or down.
    """
    figure = Figure(layout="constrained")
    upper, lower = figure.subplots(2, sharex=True)
    upper.plot(grid, mean_loss(loss, data, grid), color="black")
    for name, path, color in (("batch", batch, "C0"), ("stochastic", stochastic, "C1")):
        lines = lower.plot(path, range(len(path)), color=color)  # a line for each column
        lines[0].set_label(name)
    lower.invert_yaxis()  # time runs down
    lower.legend()
    upper.set(xlabel="w", ylabel="mean loss")
    lower.set(xlabel="w", ylabel="step")
    return figure


def _descend(
    loss_at: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    starts: torch.Tensor,
    lr: float,
    steps: torch.Tensor | range,
) -> torch.Tensor:
    """Descend from each start; loss_at(w, step) gives the losses (S,) that a step follows."""
    path = [starts]
    for step in steps:
        w = path[-1].clone().requires_grad_()
        (derivative,) = torch.autograd.grad(loss_at(w, step).sum(), w)
        path.append((w - lr * derivative).detach())
    return torch.stack(path)
