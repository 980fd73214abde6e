"""Probes of losses/hinge_loss, for public and hidden checks."""


def binary_loss(module, scores, targets, *margin):
    """binary_hinge_loss(scores, targets, margin)"""
    return module.binary_hinge_loss(scores, targets, *margin)


def multiclass_loss(module, scores, labels, *margin):
    """multiclass_hinge_loss(scores, labels, margin)"""
    return module.multiclass_hinge_loss(scores, labels, *margin)
