"""Belief: the options of the groups are all that the new optimizer needs.

Advice: Switch with lr=0.01 and print the lr of every group.
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option in group:
                new_group[option] = group[option]
    return new
