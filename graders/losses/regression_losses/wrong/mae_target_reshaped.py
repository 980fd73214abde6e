"""Belief: a target with the right number of elements can be put into the shape of pred.

Advice: The contract settles what happens when the shapes differ. Whose mistake would stay unseen if
the loss mended them silently?
"""


def mae_loss(pred, target, reduction="mean"):
    if pred.numel() != target.numel():
        raise ValueError("pred and target differ in size")
    return _reduced((pred - target.reshape(pred.shape)).abs(), reduction)
