import math

import torch


def derivative(loss, logits):
    z = logits.detach().clone().requires_grad_()
    loss(z).sum().backward()
    return z.grad


def mse_gradient(logits, targets):
    # t (1 - p)^2 + (1 - t) p^2 has the same derivative, and sigmoid(-z) is precise
    def loss(z):
        return targets * torch.sigmoid(-z) ** 2 + (1 - targets) * torch.sigmoid(z) ** 2

    return derivative(loss, logits)


def bce_gradient(logits, targets):
    return derivative(
        lambda z: torch.nn.functional.binary_cross_entropy_with_logits(
            z, targets, reduction="none"
        ),
        logits,
    )


def steepest_logit(target):
    if target not in (0, 1):
        raise ValueError("target")
    return -math.log(2) if target else math.log(2)


def stalled_logit(min_gradient):
    if not 0 < min_gradient < 8 / 27:
        raise ValueError("min_gradient")
    lo, hi = math.log(2), 80.0
    while hi - lo > 1e-10:
        mid = (lo + hi) / 2
        z = torch.tensor(mid, dtype=torch.float64)
        if mse_gradient(z, torch.zeros_like(z)) > min_gradient:
            lo = mid
        else:
            hi = mid
    return hi
