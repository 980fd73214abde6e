"""Belief: if the class stays the same there is nothing to do.

Advice: Which part of an optimizer starts afresh at every switch? Try a switch from Adam to Adam
after a few steps.
"""


def switch_optimizer(optimizer, new_class, **overrides):
    if type(optimizer) is new_class:
        for group in optimizer.param_groups:
            group.update(overrides)
        return optimizer
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option in group and option not in overrides:
                new_group[option] = group[option]
    return new
