from collections.abc import Callable
import torch
import torch
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

def subgradient_descent(gradient: Gradient, start: torch.Tensor, lr: float, l1: float, steps: int) -> torch.Tensor:
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

def proximal_descent(gradient, start, lr, l1, steps):
    path = [start]
    for _ in range(steps):
        path.append(soft_threshold(path[-1] - lr * gradient(path[-1]), l1))
    return torch.stack(path)

def ridge_descent(gradient: Gradient, start: torch.Tensor, lr: float, l2: float, steps: int) -> torch.Tensor:
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

def count_zeros(gradient: Gradient, start: torch.Tensor, lr: float, strength: float, steps: int) -> dict[str, int]:
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
    descents = {'subgradient': subgradient_descent, 'proximal': proximal_descent, 'ridge': ridge_descent}
    ends = {name: run(gradient, start, lr, strength, steps)[-1] for name, run in descents.items()}
    return {name: int((w == 0).sum()) for name, w in ends.items()}

def _path(step: Callable[[torch.Tensor], torch.Tensor], start: torch.Tensor, steps: int) -> torch.Tensor:
    """Take steps from a start, and keep all weights on the way."""
    path = [start]
    for _ in range(steps):
        path.append(step(path[-1]))
    return torch.stack(path)
