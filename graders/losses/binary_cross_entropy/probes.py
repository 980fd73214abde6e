"""Probes of losses/binary_cross_entropy, for public and hidden checks."""

import torch


def loss_of_logits(module, logits, targets, *pos_weight):
    """bce_with_logits(logits, targets, pos_weight)

    Look at the parts of the loss by themselves: which of them pos_weight multiplies.
    """
    return module.bce_with_logits(logits, targets, *pos_weight)


def value_and_gradient_of_logits(module, logits, targets, *pos_weight):
    """bce_with_logits(logits, targets, pos_weight), and its gradient with respect to logits

    Look at the parts of the loss by themselves: which of them pos_weight multiplies.
    """
    logits.requires_grad_()
    loss = module.bce_with_logits(logits, targets, *pos_weight)
    loss.backward()
    return {"loss": loss, "gradient": logits.grad}


def loss_of_probs(module, probs, targets):
    """bce(probs, targets)

    Look at the part for a target of 1, the part for a target of 0, and the mean.
    """
    return module.bce(probs, targets)


def refusal(function, outputs, targets):
    """Call a loss; say in words whether it refuses."""
    try:
        function(outputs, targets)
    except ValueError:
        return "ValueError"
    return "no ValueError was raised"


def refused_logits(module, pairs):
    """bce_with_logits(logits, targets), for pairs of shapes

    Look at the parts of the loss by themselves, and the mean over all elements.
    """
    return {
        f"logits {tuple(logits.shape)} and targets {tuple(targets.shape)}": refusal(
            module.bce_with_logits, logits, targets
        )
        for logits, targets in pairs
    }


def refused_probs(module, pairs):
    """bce(probs, targets), for pairs of shapes

    Look at the part for a target of 1, the part for a target of 0, and the mean.
    """
    return {
        f"probs {tuple(probs.shape)} and targets {tuple(targets.shape)}": refusal(
            module.bce, probs, targets
        )
        for probs, targets in pairs
    }


def breaking(module, dtype):
    """breaking_logit(dtype)"""
    return module.breaking_logit(getattr(torch, dtype))
