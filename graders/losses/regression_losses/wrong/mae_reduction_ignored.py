"""Belief: a loss is a mean; the argument `reduction` is there for completeness.

Advice: Where does the argument enter? Compare the shapes that your function gives for "mean" and
for "none".
"""


def mae_loss(pred, target, reduction="mean"):
    return _residual(pred, target).abs().mean()
