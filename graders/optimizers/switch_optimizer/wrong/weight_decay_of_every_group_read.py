"""Belief: every old group has a weight_decay.

Advice: Switch from Rprop to SGD. What is in the groups of an Rprop?
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option not in overrides:
                new_group[option] = group[option]
    return new
