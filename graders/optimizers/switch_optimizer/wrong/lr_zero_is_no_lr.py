"""Belief: an lr of 0 means that none was set.

Advice: In Python, 0.0 is false. Switch an SGD whose group has lr 0.0 and print the lr of the new
group.
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option in group and option not in overrides:
                if option == "weight_decay" or group[option]:
                    new_group[option] = group[option]
    return new
