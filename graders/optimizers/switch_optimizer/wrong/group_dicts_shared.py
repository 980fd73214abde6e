"""Belief: the old groups can be handed to the new optimizer as they are.

Advice: A dict is passed by reference, and an optimizer completes the dicts that it gets. Look
at the old optimizer's groups after the switch.
"""

import torch


def switch_optimizer(optimizer, new_class, **overrides):
    if "weight_decay" in new_class([torch.nn.Parameter(torch.zeros(1))]).defaults:
        new = new_class(optimizer.param_groups, **overrides)
    else:
        keys = ("params", "lr")
        groups = [{key: group[key] for key in keys} for group in optimizer.param_groups]
        new = new_class(groups, **overrides)
    for group in new.param_groups:
        group.update(overrides)
    return new
