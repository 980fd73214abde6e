"""Belief: every optimizer class takes weight_decay.

Advice: Look up the options of Rprop, and read the error that a switch to it gives.
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    options = {"weight_decay": 0.0} | overrides
    new = new_class(groups, **options)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option in group and option not in overrides:
                new_group[option] = group[option]
    return new
