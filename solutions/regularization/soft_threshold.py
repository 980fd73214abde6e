r"""Write the soft threshold, and see why an L1 penalty makes weights exactly 0 and L2 does not.

L1 is used to find the few features that matter: the weights of all others become 0. Yet gradient
descent alone does not get there. It lacks one small function:

    >>> soft_threshold(torch.tensor([3.0, -4.0, 0.5]), 1.0)
    tensor([ 2., -3.,  0.])

Each element moves towards 0 by t, and stops there:

    soft_threshold(x, t) = sign(x) max(|x| - t, 0)

Let f be a smooth loss of the weights w with the gradient ∇f. Write three descents with learning
rate η. Two are for f(w) + l1 Σ|w|, one is for f(w) + ½ l2 Σw²:

    subgradient: w' = w - η (∇f(w) + l1 sign(w)), with sign(0) = 0
    proximal: w' = soft_threshold(w - η ∇f(w), η l1)
    ridge: w' = w - η (∇f(w) + l2 w)

Near 0 the force of L1 is still l1, so subgradient steps jump over 0. A proximal step first follows
f alone. Then it moves by η l1 towards 0, and stops there. The force of L2, l2 w, fades near 0: it
shrinks weights, but does not make them 0.

Worked example: f(w) = ½ Σ(w - a)² with a = [3, -4, 0.5], so ∇f(w) = w - a. With η = 0.5 and
l1 = l2 = 1 the third weight goes from 1 to

    subgradient: 0.25, -0.125, 0.6875, 0.09375, ...
    proximal: 0.25, 0, 0, 0, ...
    ridge: 0.25, 0.25, 0.25, 0.25, ...

    >>> def gradient(w):
    ...     return w - torch.tensor([3.0, -4.0, 0.5])
    >>> proximal_descent(gradient, torch.ones(3), lr=0.5, l1=1.0, steps=2)
    tensor([[ 1.0000,  1.0000,  1.0000],
            [ 1.5000, -1.0000,  0.2500],
            [ 1.7500, -2.0000,  0.0000]])
    >>> count_zeros(gradient, torch.ones(3), lr=0.5, strength=1.0, steps=50)
    {'subgradient': 0, 'proximal': 1, 'ridge': 0}

In the end the proximal weights are soft_threshold(a, 1) = [2, -3, 0], those of ridge a / 2.

Source: Tibshirani (1996), "Regression shrinkage and selection via the lasso"; Beck and Teboulle
(2009), "A fast iterative shrinkage-thresholding algorithm", where proximal descent is called ISTA.

Fine print
- Tensors are float32 or float64, of any shape, also (); results have their dtype. Arguments stay as
  they are. Write the threshold yourself: F.softshrink and nn.Softshrink compute it.
- -0.0 is a zero, too. A weight that is merely small is none.
- `gradient` gives ∇f at a tensor without requires_grad.
- Proximal descent goes down if η is at most 1 over the largest curvature of f.
"""

from collections.abc import Callable

import torch

# Given: takes weights, gives the gradient of f, a tensor of the same shape.
Gradient = Callable[[torch.Tensor], torch.Tensor]


def soft_threshold(x: torch.Tensor, t: float) -> torch.Tensor:
    """Move each element towards 0 by t, and no farther than 0.

    Args:
        x: any shape.
        t: the threshold, >= 0.

    Returns:
        A new tensor of the shape of x.
    """
    return x.sign() * (x.abs() - t).clamp(min=0)


def subgradient_descent(
    gradient: Gradient, start: torch.Tensor, lr: float, l1: float, steps: int
) -> torch.Tensor:
    """Descend on f(w) + l1 Σ|w| with subgradients.

    Args:
        gradient: of f.
        start: of any shape S.
        lr: step size η, > 0.
        l1: factor of the penalty, >= 0.
        steps: how many, >= 0.

    Returns:
        (steps + 1, *S): the weights at the start and after each step.
    """
    return _path(lambda w: w - lr * (gradient(w) + l1 * w.sign()), start, steps)


def proximal_descent(
    gradient: Gradient, start: torch.Tensor, lr: float, l1: float, steps: int
) -> torch.Tensor:
    """Descend on f(w) + l1 Σ|w| with proximal steps.

    Args:
        gradient: of f.
        start: of any shape S.
        lr: step size η, > 0.
        l1: factor of the penalty, >= 0.
        steps: how many, >= 0.

    Returns:
        (steps + 1, *S): the weights at the start and after each step.
    """
    return _path(lambda w: soft_threshold(w - lr * gradient(w), lr * l1), start, steps)


def ridge_descent(
    gradient: Gradient, start: torch.Tensor, lr: float, l2: float, steps: int
) -> torch.Tensor:
    """Descend on f(w) + ½ l2 Σw².

    Args:
        gradient: of f.
        start: of any shape S.
        lr: step size η, > 0.
        l2: factor of the penalty, >= 0.
        steps: how many, >= 0.

    Returns:
        (steps + 1, *S): the weights at the start and after each step.
    """
    return _path(lambda w: w - lr * (gradient(w) + l2 * w), start, steps)


def count_zeros(
    gradient: Gradient, start: torch.Tensor, lr: float, strength: float, steps: int
) -> dict[str, int]:
    """Count the weights that are exactly 0 after each of the three descents.

    Args:
        gradient: of f.
        start: of any shape, where each descent begins.
        lr: step size η, > 0.
        strength: l1 of two descents and l2 of the third, >= 0.
        steps: how many, >= 0.

    Returns:
        {"subgradient": ..., "proximal": ..., "ridge": ...}: for each descent, how many weights are
        0 at its end.
    """
    descents = {
        "subgradient": subgradient_descent,
        "proximal": proximal_descent,
        "ridge": ridge_descent,
    }
    ends = {name: run(gradient, start, lr, strength, steps)[-1] for name, run in descents.items()}
    return {name: int((w == 0).sum()) for name, w in ends.items()}


def _path(
    step: Callable[[torch.Tensor], torch.Tensor], start: torch.Tensor, steps: int
) -> torch.Tensor:
    """Take steps from a start, and keep all weights on the way."""
    path = [start]
    for _ in range(steps):
        path.append(step(path[-1]))
    return torch.stack(path)
