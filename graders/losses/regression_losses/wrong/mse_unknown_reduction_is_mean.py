"""Belief: whatever is neither a sum nor none can only be the mean.

Advice: Call your function with reduction="average". What does the text at the top want there?
"""


def mse_loss(pred, target, reduction="mean"):
    costs = _residual(pred, target).square()
    if reduction in ("sum", "none"):
        return _reduced(costs, reduction)
    return costs.mean()
