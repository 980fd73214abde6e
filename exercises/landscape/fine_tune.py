r"""Fine-tune a trained network: layers far from the head take smaller steps, and start later.

To fine-tune a network is to train it further, for a new task. Its new head is random at first, and
its layers near the input have features that many tasks need. So these layers take smaller steps,
and stay frozen longer. Layers are counted from the head: layer 0 is the head, layer 1 the one
before it. Each has a group of parameters of its own, with the learning rate

    lr_k = lr · decay^k

    >>> layers = [nn.Linear(2, 3), nn.Linear(3, 3), nn.Linear(3, 1)]  # from the input to the head
    >>> groups = layer_groups(layers, lr=0.4, decay=0.5)
    >>> [group["lr"] for group in groups]
    [0.4, 0.2, 0.1]
    >>> groups[0]["params"][0] is layers[2].weight
    True

`start` freezes all layers but the head, and makes an optimizer for the head alone. `unfreeze_next`
unfreezes the next layer, and adds its group to the same optimizer:

    >>> optimizer = start(groups, torch.optim.Adam, weight_decay=0.01)
    >>> len(optimizer.param_groups), layers[1].weight.requires_grad
    (1, False)
    >>> unfreeze_next(optimizer, groups)
    True
    >>> len(optimizer.param_groups), layers[1].weight.requires_grad, layers[0].weight.requires_grad
    (2, True, False)

What the optimizer remembers of the head, such as Adam's moments, is kept. A new optimizer would
forget it. The next call unfreezes the last layer; one more finds nothing, and changes nothing:

    >>> unfreeze_next(optimizer, groups), unfreeze_next(optimizer, groups)
    (True, False)

Rules
- Each parameter is in exactly one group. A parameter that layers share is in the first of their
  groups, the one nearest to the head.
- A frozen parameter has requires_grad False and is in no group of the optimizer, so neither a step
  nor weight decay changes it. After `start` every grad is None.
- Options such as weight_decay hold for all groups, also for those that are added later.
- `groups` stays as it is. torch writes options into a dict that it is given, so it gets copies.

Source: Howard and Ruder (2018), "Universal language model fine-tuning for text classification",
section 3.2.

Fine print
- `optimizer.add_param_group(group)` adds a group. How many there are tells what comes next.
- "params" is a list: a generator, such as layer.parameters(), is used up by the first reader. Its
  order is open.
- Layers may contain layers. Each has at least one parameter that no other layer has. Any of them
  may be frozen before; `start` and `unfreeze_next` decide for all their parameters.
- lr > 0, 0 < decay <= 1. Modes (`training`) and buffers are left alone.
- Between two calls the lr in the optimizer may be changed, as a scheduler does; it stays.
"""

from typing import Any

import torch
from torch import nn

# Given: its "params", a list, and its "lr".
Group = dict[str, Any]


def layer_groups(layers: list[nn.Module], lr: float, decay: float) -> list[Group]:
    """Make a group of parameters for each layer.

    Args:
        layers: from the input to the head, at least one.
        lr: learning rate of the head.
        decay: factor from each layer to the one before it.

    Returns:
        Dicts with a list "params" and a float "lr", from the head to the input.
    """
    raise NotImplementedError


def start(
    groups: list[Group], optimizer_class: type[torch.optim.Optimizer], **options: Any
) -> torch.optim.Optimizer:
    """Freeze all but the first group, and make an optimizer for that one.

    Args:
        groups: of `layer_groups`.
        optimizer_class: a class of torch.optim.
        **options: such as weight_decay=0.01, for this group and for those that follow.

    Returns:
        The new optimizer, with one group.
    """
    raise NotImplementedError


def unfreeze_next(optimizer: torch.optim.Optimizer, groups: list[Group]) -> bool:
    """Unfreeze the next group, and add it to the optimizer.

    Args:
        optimizer: of `start`; changed in place.
        groups: of `layer_groups`, the same as for `start`.

    Returns:
        Whether there was a group left.
    """
    raise NotImplementedError
