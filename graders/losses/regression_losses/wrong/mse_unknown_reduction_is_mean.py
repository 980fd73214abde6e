"""Belief: whatever is neither a sum nor none can only be the mean.

Advice: What does your function do with a reduction that is misspelt? Who would notice?
"""


def mse_loss(pred, target, reduction="mean"):
    costs = _residual(pred, target).square()
    if reduction in ("sum", "none"):
        return _reduced(costs, reduction)
    return costs.mean()
