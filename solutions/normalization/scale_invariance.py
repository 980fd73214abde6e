r"""Measure what batch norm makes of the scale of weights: the same outputs, another learning rate.

Multiply the weights before a batch norm by 10: the outputs stay, since the norm divides the factor
out. So the scale of initial weights no longer decides what a network computes, but how fast it
learns.

    >>> x = torch.tensor([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]])
    >>> w = torch.tensor([[3.0, 4.0]])
    >>> normalized(w, x).T
    tensor([[ 1.4000, -0.2000,  0.2000, -1.4000]])
    >>> normalized(10 * w, x).T
    tensor([[ 1.4000, -0.2000,  0.2000, -1.4000]])

Unit h has the weights w_h, row h of w, and no bias. Here batch norm has no ε, γ or β:

    z_ih = w_h · x_i
    n_ih = (z_ih - mean_h) / sqrt(var_h)

mean_h and var_h are those of z_1h, ..., z_Nh; the variance divides by N. Let a loss depend on w
through n alone, and let g_h(w) be its gradient with respect to w_h. Then, for each c > 0,

    loss(c w) = loss(w)
    g_h(c w) = g_h(w) / c
    w_h · g_h(w) = 0

So a step of SGD, w'_h = w_h - η g_h(w), makes w_h longer. The direction u_h = w_h / |w_h| moves
with an effective learning rate η_h, and is scaled to length 1 again:

    η_h = η / |w_h|²
    |w'_h|² = |w_h|² + η² |g_h(w)|²
    u'_h = (u_h - η_h g_h(u)) / |u_h - η_h g_h(u)|

Worked example, with |w| = 5: for η = 75 the effective rate is 75 / 25 = 3.

    >>> loss = lambda w: ((normalized(w, x) - x[:, :1]) ** 2).mean() / 2
    >>> gradient(loss, w), gradient(loss, 10 * w)
    (tensor([[-0.1280,  0.0960]]), tensor([[-0.0128,  0.0096]]))
    >>> descend(loss, w, lr=75.0, steps=1)[1]
    tensor([[12.6000, -3.2000]])
    >>> step_of_direction(loss, w / 5, torch.tensor([3.0]))
    tensor([[ 0.9692, -0.2462]])

The step has made |w| = 13, so the next effective rate is 75 / 169:

    >>> effective_lr(torch.tensor([[3.0, 4.0], [12.6, -3.2]]), lr=75.0)
    tensor([3.0000, 0.4438])

Source: van Laarhoven (2017), "L2 regularization versus batch and weight normalization"; Arora, Li
and Lyu (2019), "Theoretical analysis of auto rate-tuning by batch normalization".

Fine print
- w is (H, D), x is (N, D), N >= 3, of one dtype, float32 or float64, which results have, too. No
  row of w is 0, and no var_h. |w_h| is the Euclidean norm of a row.
- `loss` takes a tensor like w and returns a scalar by operations that autograd knows; it may be any
  such function. w, its `requires_grad` and its `.grad` stay as they are. What `gradient` returns
  has no graph; for the other results this is open.
- With c < 0 the outputs change their signs. With an ε > 0 all of this is approximate: good as long
  as var_h is much larger than ε.
- `ax.set_yscale("log")` makes the y axis logarithmic. The figure may come from pyplot or from
  matplotlib.figure.Figure; do not show it. Line styles, size and grid are up to you.
"""

from collections.abc import Callable

import torch
from matplotlib.figure import Figure


def normalized(w: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """Compute the outputs of a linear layer with batch norm behind it, in training mode.

    Args:
        w: (H, D), a row for each unit.
        x: (N, D).

    Returns:
        (N, H): n of the formula. Gradients flow through mean and variance.
    """
    z = x @ w.T
    return (z - z.mean(dim=0)) / z.std(dim=0, correction=0)


def gradient(loss: Callable[[torch.Tensor], torch.Tensor], w: torch.Tensor) -> torch.Tensor:
    """Compute the gradient of a loss.

    Args:
        loss: of the weights.
        w: (H, D).

    Returns:
        (H, D), without a graph.
    """
    w = w.detach().requires_grad_()
    (grad,) = torch.autograd.grad(loss(w), w)  # leaves all .grad alone
    return grad


def effective_lr(w: torch.Tensor, lr: float) -> torch.Tensor:
    """Compute the learning rate with which the direction of each unit's weights moves.

    Args:
        w: (H, D).
        lr: η, of the weights.

    Returns:
        (H,): η_h.
    """
    return lr / (w**2).sum(dim=1)


def step_of_direction(
    loss: Callable[[torch.Tensor], torch.Tensor], u: torch.Tensor, rates: torch.Tensor
) -> torch.Tensor:
    """Take a step with the directions of the weights.

    Args:
        loss: of the weights.
        u: (H, D), rows of length 1.
        rates: (H,), an effective learning rate for each row.

    Returns:
        (H, D): u' of the formula, rows of length 1.
    """
    moved = u - rates[:, None] * gradient(loss, u)
    return moved / moved.norm(dim=1, keepdim=True)


def descend(
    loss: Callable[[torch.Tensor], torch.Tensor], w: torch.Tensor, lr: float, steps: int
) -> torch.Tensor:
    """Take steps of gradient descent with the weights.

    Args:
        loss: of the weights.
        w: (H, D), the start.
        lr: η.
        steps: how many, >= 0.

    Returns:
        (steps + 1, H, D): the weights at the start and after each step.
    """
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - lr * gradient(loss, path[-1]))
    return torch.stack(path)


def compare_scales(
    plain: Callable[[torch.Tensor], torch.Tensor],
    normed: Callable[[torch.Tensor], torch.Tensor],
    w: torch.Tensor,
    scales: list[float],
    lr: float,
    steps: int,
) -> Figure:
    """Draw descents from c w, for several factors c, without and with batch norm.

    The figure has three axes from left to right, with these titles:

    - "without batch norm": `plain` of the weights, over the steps 0, 1, 2, ...;
    - "with batch norm": `normed` of the weights, over the steps;
    - "effective learning rate": the mean over the units of η_h, with batch norm, over the steps;
      its y axis is logarithmic.

    Each axes has one line for each factor, in their order. Its label is f"c = {c:g}", such as
    "c = 10". A factor has the same color in all axes, and no other factor has it. The x labels are
    "step". The left axes has a legend.

    Args:
        plain: the loss of a network without batch norm.
        normed: its loss with batch norm.
        w: (H, D).
        scales: one to ten factors c > 0.
        lr: η of all descents.
        steps: how many, >= 0.

    Returns:
        The figure.
    """
    figure = Figure(layout="constrained")
    left, middle, right = figure.subplots(1, 3)
    for c in scales:
        path = descend(normed, c * w, lr, steps)
        of_plain = [plain(weights).item() for weights in descend(plain, c * w, lr, steps)]
        of_normed = [normed(weights).item() for weights in path]
        rates = [effective_lr(weights, lr).mean().item() for weights in path]
        for ax, values in ((left, of_plain), (middle, of_normed), (right, rates)):
            ax.plot(values, label=f"c = {c:g}")  # all axes take the same colors in turn
    left.set(title="without batch norm", xlabel="step")
    middle.set(title="with batch norm", xlabel="step")
    right.set(title="effective learning rate", xlabel="step", yscale="log")
    left.legend()
    return figure
