"""Belief: the lr that the optimizer was made with is the lr of its groups.

Advice: `optimizer.defaults` fills what a group leaves out. Where does PyTorch look for the lr
when it takes a step?
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option in group and option not in overrides:
                new_group[option] = group[option]
    if "lr" not in overrides:
        for new_group in new.param_groups:
            new_group["lr"] = optimizer.defaults["lr"]
    return new
