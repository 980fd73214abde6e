"""Belief: the mean squared error is in the unit of the target, so a root is taken at the end.

Advice: Try the residuals 3 and 4. By how much does your result change from the mean of their
squares, 12.5?
"""


def mse_loss(pred, target, reduction="mean"):
    mean = _reduced(_residual(pred, target).square(), reduction)
    return mean if reduction == "none" else mean.sqrt()
