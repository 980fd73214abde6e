"""Belief: groups whose options are the same are one group.

Advice: Switch an SGD whose two groups both have lr 0.1 and weight_decay 0.01. How many groups has
the new optimizer, and what can its owner no longer change?
"""


def switch_optimizer(optimizer, new_class, **overrides):
    merged = {}
    for group in optimizer.param_groups:
        options = (group["lr"], group.get("weight_decay"))
        merged.setdefault(options, []).extend(group["params"])
    new = new_class([{"params": params} for params in merged.values()], **overrides)
    for new_group, (lr, weight_decay) in zip(new.param_groups, merged, strict=True):
        if "lr" not in overrides:
            new_group["lr"] = lr
        if "weight_decay" in new_group and weight_decay is not None:
            new_group["weight_decay"] = overrides.get("weight_decay", weight_decay)
    return new
