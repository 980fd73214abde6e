"""Probes of losses/loss_gradients, for public and hidden checks."""


def mse_gradient(module, logits, targets):
    """mse_gradient(logits, targets)"""
    return module.mse_gradient(logits, targets)


def bce_gradient(module, logits, targets):
    """bce_gradient(logits, targets)"""
    return module.bce_gradient(logits, targets)


def steepest(module, target):
    """steepest_logit(target)

    Look at the slope a little to the left and to the right of that place.
    """
    return module.steepest_logit(target)


def stalled(module, min_gradient):
    """stalled_logit(min_gradient)"""
    return module.stalled_logit(min_gradient)
