"""Belief: only lr and weight_decay can be overridden.

Advice: Try to switch to SGD with momentum=0.9, and look for the momentum in the groups.
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option in overrides:
                new_group[option] = overrides[option]
            elif option in new_group and option in group:
                new_group[option] = group[option]
    return new
