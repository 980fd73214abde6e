"""Belief: a target with the right number of elements can be put into the shape of pred.

Advice: Call your function with pred of the shape (3, 1) and target of the shape (3,). What does the
text at the top want there?
"""


def mae_loss(pred, target, reduction="mean"):
    if pred.numel() != target.numel():
        raise ValueError("pred and target differ in size")
    return _reduced((pred - target.reshape(pred.shape)).abs(), reduction)
