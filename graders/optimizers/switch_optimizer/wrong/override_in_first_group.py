"""Belief: changing param_groups[0] changes the optimizer.

Advice: For how many groups should an override hold? Print the lr of every group.
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option in group:
                new_group[option] = group[option]
    new.param_groups[0].update(overrides)
    return new
