"""Belief: one layer is trained at a time.

Advice: Print requires_grad of the head after unfreeze_next.
"""


def unfreeze_next(optimizer, groups):
    k = len(optimizer.param_groups)
    if k == len(groups):
        return False
    for i, group in enumerate(groups):
        for param in group["params"]:
            param.requires_grad_(i == k)
    optimizer.add_param_group(dict(groups[k]))
    return True
