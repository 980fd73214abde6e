r"""Keep weights small: L1 and L2 penalties, decoupled weight decay, and what is left out of both.

Large weights let a network follow the noise of its examples. A penalty makes them cost something:

    >>> w = torch.tensor([3.0, -4.0], requires_grad=True)
    >>> penalty([w], l1=0.1, l2=0.2)
    tensor(3.2000, grad_fn=<AddBackward0>)

With the strengths λ1 and λ2, and sums over all elements of all parameters,

    penalty = λ1 Σ |w| + ½ λ2 Σ w²

Worked example: 0.1 · (3 + 4) + ½ · 0.2 · (9 + 16) = 0.7 + 2.5. With the half, the gradient of the
second term is λ2 w, and λ2 is what torch.optim calls `weight_decay`.

Weight decay acts on the step. With the learning rate η and the decay λ, a step can include λ in two
ways, where g is the gradient of the loss at w, and "step" what the optimizer makes of a gradient:

    coupled:      w <- w - step(g + λ w)               the penalty ½ λ Σ w² is part of the loss
    decoupled:    w <- (1 - η λ) w - step(g)           first w shrinks, then the optimizer steps

For SGD, step(g) = η g, and both are the same. Adam divides by the usual size of the gradient, the
penalty's included, so they differ. One step from w = [1, 1] with g = [10, 1], η = 0.1 and λ = 0.5:

    SGD, both        [0.95 - 1, 0.95 - 0.1]      = [-0.05, 0.85]
    Adam, coupled    [1 - 0.1, 1 - 0.1]          = [0.9, 0.9]
    Adam, decoupled  [0.95 - 0.1, 0.95 - 0.1]    = [0.85, 0.85]

    >>> g = torch.tensor([10.0, 1.0])
    >>> start = torch.ones(2)
    >>> train(start, lambda w: g @ w, torch.optim.SGD, lr=0.1, decay=0.5, steps=1, decoupled=True)
    tensor([-0.0500,  0.8500])
    >>> train(start, lambda w: g @ w, torch.optim.Adam, lr=0.1, decay=0.5, steps=1, decoupled=True)
    tensor([0.8500, 0.8500])

Biases, and the scales and shifts of normalization layers, are usually left out. `decay_groups`
tells them by a rule, not by name: parameters with fewer than two dimensions do not decay.

Source: Loshchilov and Hutter (2019), "Decoupled weight decay regularization", algorithms 1 and 2.

Fine print
- Some authors write λ2 Σ w², without the half: their λ2 is half as large for the same effect.
- Parameters are float32 or float64, all of one dtype, and their elements are not 0 where the
  gradient of |w| counts. They may come as an iterator, such as `model.parameters()`.
- A rule of thumb: nn.LayerNorm((3, 4)) has scales of two dimensions, which would decay.
- `make_optimizer` is a class of torch.optim, or a function of the same arguments. Everything in
  PyTorch may be used. How often loss_fn is called is up to you, but not that it sees w as it is
  before it shrinks.
"""

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import nn


def penalty(parameters: Iterable[torch.Tensor], l1: float = 0.0, l2: float = 0.0) -> torch.Tensor:
    """Compute the penalty on the size of some parameters, such that it can be differentiated.

    Args:
        parameters: at least one tensor, of any shapes.
        l1: λ1, the strength of the sum of absolute values.
        l2: λ2, the strength of half the sum of squares.

    Returns:
        A tensor of the shape (), of their dtype.
    """
    raise NotImplementedError


def decay_groups(model: nn.Module, weight_decay: float) -> list[dict[str, Any]]:
    """Sort the parameters of a model into two groups for an optimizer.

    Each parameter that requires gradients is in one of them, once, also if several modules share
    it. The order is that of `model.parameters()`. A group may be empty.

    Args:
        model: any model.
        weight_decay: the decay of the first group.

    Returns:
        [{"params": [...], "weight_decay": weight_decay}, {"params": [...], "weight_decay": 0.0}],
        first the parameters with at least two dimensions, then the others.
    """
    raise NotImplementedError


def train(
    start: torch.Tensor,
    loss_fn: Callable[[torch.Tensor], torch.Tensor],
    make_optimizer: Callable[..., torch.optim.Optimizer],
    lr: float,
    decay: float,
    steps: int,
    decoupled: bool = False,
) -> torch.Tensor:
    """Minimize a loss, with weight decay of one of both kinds.

    One optimizer, `make_optimizer([w], lr=lr)`, takes all the steps; it has no decay of its own.

    Args:
        start: w at the beginning, any shape; it stays as it is.
        loss_fn: computes the loss, of the shape (), of w.
        make_optimizer: makes the optimizer.
        lr: η, the learning rate.
        decay: λ, the strength.
        steps: how many, >= 0.
        decoupled: whether w shrinks before the optimizer's step, instead of the penalty's gradient.

    Returns:
        w after the last step, without a graph.
    """
    raise NotImplementedError
