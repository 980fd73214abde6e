import itertools

import torch
import torch.nn.functional as F


def _same_shape(outputs, targets):
    if outputs.shape != targets.shape:
        raise ValueError(f"shapes differ: {tuple(outputs.shape)} and {tuple(targets.shape)}")


def bce_with_logits(logits, targets, pos_weight=None):
    _same_shape(logits, targets)
    yes = targets if pos_weight is None else pos_weight * targets
    # 1 - sigmoid(z) = sigmoid(-z)
    return torch.mean(-yes * F.logsigmoid(logits) - (1 - targets) * F.logsigmoid(-logits))


def bce(probs, targets):
    _same_shape(probs, targets)
    logs = torch.stack([probs, 1 - probs]).log().clamp_min(-100)
    shares = torch.stack([targets, 1 - targets])
    return torch.einsum("k...,k...->...", logs, shares).neg().mean()


def breaking_logit(dtype):
    for z in itertools.count(1):
        if torch.sigmoid(torch.tensor(z, dtype=dtype)) == 1:
            print("breaks at", z, "in", dtype)
            return z
