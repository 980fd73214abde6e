"""Belief: after the head, all other layers follow together.

Advice: Print which layers require gradients after one call of unfreeze_next.
"""


def unfreeze_next(optimizer, groups):
    k = len(optimizer.param_groups)
    if k == len(groups):
        return False
    for group in groups[k:]:
        for param in group["params"]:
            param.requires_grad_(True)
        optimizer.add_param_group(dict(group))
    return True
