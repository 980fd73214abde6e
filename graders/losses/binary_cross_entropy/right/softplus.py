"""Right: softplus with one weight an element; torch.where after the logarithm; a while loop."""

import torch
from torch.nn import functional


class ShapeError(ValueError):
    pass


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.size() != targets.size():
        raise ShapeError(logits.size(), targets.size())
    weight = torch.ones(()).to(logits) if pos_weight is None else pos_weight
    log_weight = 1 + (weight - 1) * targets
    return torch.mean((1 - targets) * logits + log_weight * functional.softplus(-logits))


def bounded_log(x):
    log = torch.log(x)
    return torch.where(log > -100, log, torch.full_like(log, -100))


def bce(probs, targets):
    if probs.size() != targets.size():
        raise ShapeError(probs.size(), targets.size())
    mixed = torch.lerp(bounded_log(1 - probs), bounded_log(probs), targets)
    return mixed.mean().neg()


def breaking_logit(dtype):
    z = 1
    while (1 - torch.sigmoid(torch.tensor([z], dtype=dtype))).item() != 0:
        z += 1
    return z
