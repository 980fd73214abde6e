"""Belief: the optimizer gives all its groups their rates.

Advice: Print the lr of each of the optimizer's groups after unfreeze_next.
"""


def unfreeze_next(optimizer, groups):
    k = len(optimizer.param_groups)
    if k == len(groups):
        return False
    for param in groups[k]["params"]:
        param.requires_grad_(True)
    optimizer.add_param_group(
        {"params": groups[k]["params"], "lr": optimizer.param_groups[0]["lr"]}
    )
    return True
