"""Belief: a new optimizer takes a plain list of parameters, so the groups become one.

Advice: What do the groups of the old optimizer tell apart? The constructor takes a list of
dicts, too.
"""


def switch_optimizer(optimizer, new_class, **overrides):
    params = [param for group in optimizer.param_groups for param in group["params"]]
    new = new_class(params, **overrides)
    first = optimizer.param_groups[0]
    for option in ("lr", "weight_decay"):
        if option in new.param_groups[0] and option in first and option not in overrides:
            new.param_groups[0][option] = first[option]
    return new
