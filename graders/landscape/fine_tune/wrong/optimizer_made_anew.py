"""Belief: another set of parameters needs another optimizer.

Advice: Print optimizer.state before and after unfreeze_next, when Adam has taken some steps.
"""


def unfreeze_next(optimizer, groups):
    k = len(optimizer.param_groups)
    if k == len(groups):
        return False
    for param in groups[k]["params"]:
        param.requires_grad_(True)
    kept = [dict(group) for group in optimizer.param_groups]
    optimizer.__init__([*kept, dict(groups[k])], **optimizer.defaults)
    optimizer.state.clear()
    return True
