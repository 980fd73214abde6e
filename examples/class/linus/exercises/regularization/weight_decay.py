from collections.abc import Callable, Iterable
from typing import Any
import torch
from torch import nn

def penalty(parameters: Iterable[torch.Tensor], l1: float=0.0, l2: float=0.0) -> torch.Tensor:
    """Compute the penalty on the size of some parameters, such that it can be differentiated.

    Args:
        parameters: at least one tensor, of any shapes.
        l1: λ1, the strength of the sum of absolute values.
        l2: λ2, the strength of half the sum of squares.

    Returns:
        A tensor of the shape (), of their dtype.
    """
    w = torch.cat([parameter.flatten() for parameter in parameters])
    return l1 * w.abs().sum() + l2 / 2 * w.square().sum()

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
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    return [{'params': [p for p in trained if p.dim() >= 2], 'weight_decay': weight_decay}, {'params': [p for p in trained if p.dim() < 2], 'weight_decay': 0.0}]

def train(start, loss_fn, make_optimizer, lr, decay, steps, decoupled=False):
    w = start.clone().requires_grad_()
    optimizer = make_optimizer([w], lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        (loss_fn(w) + penalty([w], l2=decay)).backward()
        optimizer.step()
    return w.detach()
