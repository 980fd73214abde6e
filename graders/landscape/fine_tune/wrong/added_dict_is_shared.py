"""Belief: add_param_group copies the dict.

Advice: Print the keys of groups[1] after unfreeze_next.
"""


def unfreeze_next(optimizer, groups):
    k = len(optimizer.param_groups)
    if k == len(groups):
        return False
    for param in groups[k]["params"]:
        param.requires_grad_(True)
    optimizer.add_param_group(groups[k])
    return True
