"""Belief: the optimizer unfreezes what is added to it.

Advice: Print requires_grad of the parameters of layer 1 after unfreeze_next.
"""


def unfreeze_next(optimizer, groups):
    k = len(optimizer.param_groups)
    if k == len(groups):
        return False
    optimizer.add_param_group(dict(groups[k]))
    return True
