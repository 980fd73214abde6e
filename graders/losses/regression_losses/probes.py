"""Probes of losses/regression_losses, for public and hidden checks."""


def mse(module, pred, target):
    """mse_loss(pred, target)"""
    return module.mse_loss(pred, target)


def mae(module, pred, target):
    """mae_loss(pred, target)

    Look at the costs by themselves, before the mean.
    """
    return module.mae_loss(pred, target)


def huber_by_default(module, pred, target):
    """huber_loss(pred, target)

    Look at the cost of one small and of one large residual, each by itself.
    """
    return module.huber_loss(pred, target)


def huber_of_delta(module, pred, target, delta):
    """huber_loss(pred, target, delta)

    Look at the two parts at |r| = delta, where they meet.
    """
    return module.huber_loss(pred, target, delta)


def sum_and_costs(loss, pred, target):
    """Call a loss with the two reductions that are not the default."""
    return {
        "the sum": loss(pred.clone(), target.clone(), reduction="sum"),
        "the costs": loss(pred.clone(), target.clone(), reduction="none"),
    }


def mse_reduced(module, pred, target):
    """mse_loss with the reductions "sum" and "none" """
    return sum_and_costs(module.mse_loss, pred, target)


def mae_reduced(module, pred, target):
    """mae_loss with the reductions "sum" and "none"

    Look at the costs by themselves, before they are added up.
    """
    return sum_and_costs(module.mae_loss, pred, target)


def huber_reduced(module, pred, target):
    """huber_loss with the reductions "sum" and "none"

    Look at the costs by themselves, before they are added up.
    """
    return sum_and_costs(module.huber_loss, pred, target)


def refusal(loss, *arguments):
    """Call a loss; say in words whether it refuses."""
    try:
        loss(*arguments)
    except ValueError:
        return "ValueError"
    return "no ValueError was raised"


def refusals(loss, pairs):
    """Call a loss with pairs of tensors; say in words which it refuses."""
    return {
        f"pred {tuple(pred.shape)} and target {tuple(target.shape)}": refusal(loss, pred, target)
        for pred, target in pairs
    }


def mse_refusals(module, pairs):
    """mse_loss(pred, target), for pairs of shapes"""
    return refusals(module.mse_loss, pairs)


def mae_refusals(module, pairs):
    """mae_loss(pred, target), for pairs of shapes

    Look at the costs by themselves, before the mean.
    """
    return refusals(module.mae_loss, pairs)


def huber_refusals(module, pairs):
    """huber_loss(pred, target), for pairs of shapes

    Look at the cost of one small and of one large residual, each by itself.
    """
    return refusals(module.huber_loss, pairs)
