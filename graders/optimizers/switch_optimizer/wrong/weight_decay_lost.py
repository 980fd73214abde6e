"""Belief: the lr is the only option of a group that matters.

Advice: Give a group weight_decay 0.01 and print it before and after the switch.
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr",):
            if option in new_group and option in group and option not in overrides:
                new_group[option] = group[option]
    return new
