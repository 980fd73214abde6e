"""Belief: nobody calls unfreeze_next once too often.

Advice: Call it as often as there are layers.
"""


def unfreeze_next(optimizer, groups):
    k = len(optimizer.param_groups)
    for param in groups[k]["params"]:
        param.requires_grad_(True)
    optimizer.add_param_group(dict(groups[k]))
    return True
