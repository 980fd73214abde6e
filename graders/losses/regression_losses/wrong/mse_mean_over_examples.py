"""Belief: the mean is taken over the examples, that is over the first dimension.

Advice: How many elements does pred have when its shape is (5, 3)? By which number do you divide?
"""


def mse_loss(pred, target, reduction="mean"):
    costs = _residual(pred, target).square()
    if reduction == "mean":
        return costs.sum() / len(costs)
    return _reduced(costs, reduction)
