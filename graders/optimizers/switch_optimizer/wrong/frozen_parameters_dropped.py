"""Belief: an optimizer needs the parameters that have a gradient, and no others.

Advice: Freeze layer.bias with requires_grad_(False), switch, thaw it again, and take a step. Does
the new optimizer move it?
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [
        {"params": [param for param in group["params"] if param.requires_grad]}
        for group in optimizer.param_groups
    ]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option in group and option not in overrides:
                new_group[option] = group[option]
    return new
