"""Belief: every optimizer has a weight_decay.

Advice: Look up the options of Rprop. Which keys do its groups have after your switch?
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in group and option not in overrides:
                new_group[option] = group[option]
    return new
