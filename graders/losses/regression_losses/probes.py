"""Probes of losses/regression_losses, for public and hidden checks."""


def mse(module, pred, target, *reduction):
    """mse_loss(pred, target, reduction)"""
    return module.mse_loss(pred, target, *reduction)


def mae(module, pred, target, *reduction):
    """mae_loss(pred, target, reduction)"""
    return module.mae_loss(pred, target, *reduction)


def huber_by_default(module, pred, target):
    """huber_loss(pred, target)"""
    return module.huber_loss(pred, target)


def huber_of_delta(module, pred, target, delta):
    """huber_loss(pred, target, delta)"""
    return module.huber_loss(pred, target, delta)


def huber_reduced(module, pred, target, reduction):
    """huber_loss(pred, target, reduction=reduction)"""
    return module.huber_loss(pred, target, reduction=reduction)


def huber(module, pred, target, delta, reduction):
    """huber_loss(pred, target, delta, reduction)"""
    return module.huber_loss(pred, target, delta, reduction)


def refusal(loss, pred, target, *settings):
    """Call a loss; say in words whether it refuses."""
    try:
        loss(pred, target, *settings)
    except ValueError:
        return "ValueError"
    return "no ValueError was raised"


def mse_refusal(module, pred, target, reduction):
    """mse_loss(pred, target, reduction)"""
    return refusal(module.mse_loss, pred, target, reduction)


def mae_refusal(module, pred, target, reduction):
    """mae_loss(pred, target, reduction)"""
    return refusal(module.mae_loss, pred, target, reduction)


def huber_refusal(module, pred, target, reduction):
    """huber_loss(pred, target, 1.0, reduction)"""
    return refusal(module.huber_loss, pred, target, 1.0, reduction)


def delta_refusal(module, pred, target, delta):
    """huber_loss(pred, target, delta)"""
    return refusal(module.huber_loss, pred, target, delta)
