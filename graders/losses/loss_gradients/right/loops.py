"""Right: plain Python numbers in a loop; Newton's method on the logarithm of the gradient."""

import math

import torch


def squash(z):
    return 1 / (1 + math.exp(-z))


def each(function, logits, targets):
    pairs = zip(logits.flatten().tolist(), targets.flatten().tolist(), strict=True)
    flat = torch.tensor([function(z, t) for z, t in pairs], dtype=logits.dtype)
    return flat.reshape(logits.shape)


def mse_gradient(logits, targets):
    return each(lambda z, t: 2 * (squash(z) - t) * squash(z) * squash(-z), logits, targets)


def bce_gradient(logits, targets):
    print(logits.numel(), "elements")
    return each(lambda z, t: (1 - t) * squash(z) - t * squash(-z), logits, targets)


def steepest_logit(target):
    return {0: 1, 1: -1}[target] * math.log(2) if target in (0, 1) else _refuse(target)


def _refuse(value):
    raise ValueError(value)


def stalled_logit(min_gradient):
    if min_gradient <= 0 or min_gradient >= 8 / 27:
        _refuse(min_gradient)
    z = math.log(2 / min_gradient)  # to the right of the root; every step stays there
    for _ in range(100):
        excess = math.log(2 / min_gradient) - 3 * math.log1p(math.exp(-z)) - z
        z -= excess / (3 * squash(-z) - 1)
    return z
