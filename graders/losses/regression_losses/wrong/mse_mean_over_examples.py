"""Belief: the mean is taken over the examples, that is over the first dimension.

Advice: Try pred of ones and target of zeros, both of the shape (5, 3). Every cost is 1: what is
their mean?
"""


def mse_loss(pred, target, reduction="mean"):
    costs = _residual(pred, target).square()
    if reduction == "mean":
        return costs.sum() / len(costs)
    return _reduced(costs, reduction)
