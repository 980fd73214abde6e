r"""Clip gradients that explode, by value and by their norm, and train with it.

Where a loss is steep, one batch can make a gradient a thousand times as long as usual. A single
step with it undoes the work of many. Clipping limits what one batch can do.

    >>> w, b = nn.Parameter(torch.zeros(2)), nn.Parameter(torch.zeros(1))
    >>> w.grad, b.grad = torch.tensor([3.0, 0.0]), torch.tensor([-4.0])
    >>> clip_by_norm([w, b], max_norm=1.0)
    5.0
    >>> w.grad, b.grad
    (tensor([0.6000, 0.0000]), tensor([-0.8000]))

Think of all gradients as one long vector g. If it is too long, one factor c shortens all of it, and
its direction stays:

    norm = sqrt(sum of the squares of all elements of g)
    c = max_norm / (norm + 1e-6)
    g ← c g    if c < 1

In the example the norm is sqrt(9 + 16) = 5 and c is 0.2. The norm from before clipping is returned.
If c is 1 or more, g stays exactly as it is. The 1e-6 is torch's.

Clipping by value limits each element on its own:

    g_i ← min(max(g_i, -bound), bound)

The bound 1 would turn 3 and -4 into 1 and -1: g gets another direction.

`train_step` forgets old gradients, goes backward from the loss, clips by norm, and only then lets
the optimizer step. Here the gradient is 2 (0 - 50) = -100; without clipping w would move by 10:

    >>> model = nn.Linear(1, 1, bias=False)
    >>> model.weight.data = torch.tensor([[0.0]])
    >>> optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    >>> x, y = torch.tensor([[1.0]]), torch.tensor([[50.0]])
    >>> train_step(model, nn.functional.mse_loss, optimizer, x, y, max_norm=1.0)
    (2500.0, 100.0)
    >>> round(model.weight.item(), 4)
    0.1

Rules
- The tensors in .grad are changed themselves, not replaced.
- A parameter whose .grad is None is skipped. Without gradients the norm is 0.0.
- `parameters` may be a generator, as model.parameters() is: it can be read only once.
- If the norm is inf or NaN, `clip_by_norm` raises ValueError and changes no gradient.
  `train_step` lets this error pass, so no parameter moves.
- The functions of torch.nn.utils are forbidden.

Source: Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks"
(2013), section 3.2.

Fine print
- By value, inf becomes `bound`, -inf becomes -bound, and NaN stays NaN.
- torch.nn.utils.clip_grad_norm_ raises only with error_if_nonfinite=True, and a RuntimeError. By
  default it multiplies by 0 if the norm is inf, and by NaN if it is NaN.
- Gradients are of one dtype, float32 or float64, of any shape, also (), without a graph. No finite
  element is beyond ±1e15, so that squares do not overflow.
- In checks no norm lies between max_norm - 1e-5 and max_norm.
- No parameter is listed twice. `train_step` clips the gradients of all parameters of the model, and
  the optimizer holds all that are not frozen.
"""

import math
from collections.abc import Callable, Iterable

import torch
from torch import nn


def clip_by_value(parameters: Iterable[nn.Parameter], bound: float) -> None:
    """Limit each element of each gradient to the range from -bound to bound, in place.

    Args:
        parameters: in a list or a generator; some .grad may be None.
        bound: the largest absolute value, > 0.
    """
    for grad in _grads(parameters):
        grad.clamp_(-bound, bound)


def clip_by_norm(parameters: Iterable[nn.Parameter], max_norm: float) -> float:
    """Limit the norm of all gradients together, in place.

    Args:
        parameters: in a list or a generator; some .grad may be None.
        max_norm: the largest norm, > 0.

    Returns:
        The norm before clipping.

    Raises:
        ValueError: the norm is inf or NaN; the gradients are as before.
    """
    grads = _grads(parameters)
    norm = math.sqrt(sum(grad.square().sum().item() for grad in grads))
    if not math.isfinite(norm):
        raise ValueError(f"the norm of the gradients is {norm}; expected a finite number")
    factor = max_norm / (norm + 1e-6)
    if factor < 1:
        for grad in grads:
            grad.mul_(factor)
    return norm


def train_step(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    optimizer: torch.optim.Optimizer,
    x: torch.Tensor,
    y: torch.Tensor,
    max_norm: float,
) -> tuple[float, float]:
    """Take one step of training, with gradients that are clipped by their norm.

    Args:
        model: what is trained.
        loss_fn: takes (predictions, targets), gives a tensor of shape ().
        optimizer: of the model's parameters.
        x: (N, D), the inputs.
        y: the targets.
        max_norm: the largest norm of all gradients together, > 0.

    Returns:
        The loss before the step, and the norm before clipping.

    Raises:
        ValueError: the norm is inf or NaN; the parameters are as before.
    """
    optimizer.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    norm = clip_by_norm(model.parameters(), max_norm)
    optimizer.step()
    return loss.item(), norm


def _grads(parameters: Iterable[nn.Parameter]) -> list[torch.Tensor]:
    """List the gradients that are there."""
    return [param.grad for param in parameters if param.grad is not None]
