"""Belief: an option given to the constructor holds for all groups.

Advice: Which one wins in PyTorch when the constructor and a group's dict both name the lr? Try
lr=0.01 on groups that have their own.
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option in group:
                new_group[option] = group[option]
    return new
