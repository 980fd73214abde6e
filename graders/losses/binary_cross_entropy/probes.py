"""Probes of losses/binary_cross_entropy, for public and hidden checks."""

import torch


def loss_of_logits(module, logits, targets, *pos_weight):
    """bce_with_logits(logits, targets, pos_weight)"""
    return module.bce_with_logits(logits, targets, *pos_weight)


def value_and_gradient_of_logits(module, logits, targets, *pos_weight):
    """bce_with_logits(logits, targets, pos_weight), and its gradient with respect to logits"""
    logits.requires_grad_()
    loss = module.bce_with_logits(logits, targets, *pos_weight)
    loss.backward()
    return {"loss": loss, "gradient": logits.grad}


def loss_of_probs(module, probs, targets):
    """bce(probs, targets)"""
    return module.bce(probs, targets)


def refusal_of_logits(module, logits, targets):
    """bce_with_logits(logits, targets)"""
    try:
        module.bce_with_logits(logits, targets)
    except ValueError:
        return "ValueError"
    return "no ValueError was raised"


def refusal_of_probs(module, probs, targets):
    """bce(probs, targets)"""
    try:
        module.bce(probs, targets)
    except ValueError:
        return "ValueError"
    return "no ValueError was raised"


def breaking(module, dtype):
    """breaking_logit(dtype)"""
    return module.breaking_logit(getattr(torch, dtype))
