"""Belief: a copy of a group's dict shares nothing with the group.

Advice: After new = switch_optimizer(optimizer, Adam), call new.param_groups[0]["params"].clear()
and print the old optimizer's groups.
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("params", "lr", "weight_decay"):
            if option in new_group and option in group and option not in overrides:
                new_group[option] = group[option]
    return new
