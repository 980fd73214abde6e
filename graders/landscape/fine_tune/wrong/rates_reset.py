"""Belief: the rates in the optimizer are those of the groups at all times.

Advice: Set optimizer.param_groups[0]["lr"] to 0.01, and print it after unfreeze_next.
"""


def unfreeze_next(optimizer, groups):
    k = len(optimizer.param_groups)
    if k == len(groups):
        return False
    for param in groups[k]["params"]:
        param.requires_grad_(True)
    optimizer.add_param_group(dict(groups[k]))
    for held, group in zip(optimizer.param_groups, groups):
        held["lr"] = group["lr"]
    return True
