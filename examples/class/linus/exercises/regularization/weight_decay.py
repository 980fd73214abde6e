from collections.abc import Callable, Iterable
from typing import Any
import torch
from torch import nn
NORM_LAYERS = (*(nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d), *(nn.InstanceNorm1d, nn.InstanceNorm2d, nn.InstanceNorm3d), *(nn.LayerNorm, nn.RMSNorm, nn.GroupNorm))

def penalty(parameters: Iterable[torch.Tensor], l1: float=0.0, l2: float=0.0) -> torch.Tensor:
    """Compute the penalty on the size of some parameters.

    Args:
        parameters: tensors of any shapes, in a list or a generator.
        l1: factor of the absolute values, >= 0.
        l2: factor of half the squares, >= 0.

    Returns:
        A tensor of shape (), through which gradients flow.
    """
    return sum((l1 * param.abs().sum() + l2 / 2 * param.square().sum() for param in parameters))

def decay_groups(model: nn.Module, weight_decay: float) -> list[dict[str, Any]]:
    """Sort the parameters of a model into two groups for an optimizer of torch.

    Args:
        model: any module.
        weight_decay: λ of the parameters that decay, >= 0.

    Returns:
        Two dicts with a list "params" and a number "weight_decay": first the parameters that decay,
        with λ, then the others, with 0.0.
    """
    norms = [module for module in model.modules() if isinstance(module, NORM_LAYERS)]
    of_norms = {param for norm in norms for param in norm.parameters()}
    trained = [param for param in model.parameters() if param.requires_grad]
    decayed = [param for param in trained if param.dim() >= 2 and param not in of_norms]
    others = [param for param in trained if param.dim() < 2 or param in of_norms]
    return [{'params': decayed, 'weight_decay': weight_decay}, {'params': others, 'weight_decay': 0.0}]

def train(model, loss_fn, optimizer_class, lr, weight_decay, steps, decoupled):
    decayed = decay_groups(model, weight_decay)[0]['params']
    optimizer = optimizer_class(model.parameters(), lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        (loss_fn(model) + penalty(decayed, l2=weight_decay)).backward()
        optimizer.step()

@torch.no_grad()
def _shrink(params: list[nn.Parameter], factor: float) -> None:
    """Multiply parameters in place."""
    for param in params:
        param.mul_(factor)
