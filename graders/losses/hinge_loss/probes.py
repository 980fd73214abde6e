"""Probes of losses/hinge_loss, for public and hidden checks."""


def binary_loss(module, scores, targets, *margin):
    """binary_hinge_loss(scores, targets, margin)

    Look at the cost of each example by itself, before the mean.
    """
    return module.binary_hinge_loss(scores, targets, *margin)


def multiclass_loss(module, scores, labels, *margin):
    """multiclass_hinge_loss(scores, labels, margin)

    Look at the cost of each class by itself: which classes count, and where 0 comes in.
    """
    return module.multiclass_hinge_loss(scores, labels, *margin)
