"""Belief: whoever gives an override wants nothing of the old options.

Advice: Switch with weight_decay=0.1 alone. Which lr should the groups have then?
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option in group and not overrides:
                new_group[option] = group[option]
    return new
