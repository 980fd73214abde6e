"""Belief: a weight_decay of 0 need not be carried over.

Advice: Switch an SGD with weight_decay 0.0 to AdamW, whose default is 0.01, and print the
weight_decay of the group.
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option in group and option not in overrides:
                if option == "lr" or group[option]:
                    new_group[option] = group[option]
    return new
