import math

import torch


def mse_gradient(logits, targets):
    p = torch.sigmoid(logits)
    return 2 * (p - targets) * p * torch.sigmoid(-logits)


def bce_gradient(logits, targets):
    return torch.sigmoid(logits) - targets  # everything else cancels


def steepest_logit(target):
    if target not in (0, 1):
        raise ValueError("target must be 0 or 1")
    return math.log(2) if target == 0 else -math.log(2)


def _slope(z):
    p, q = 1 / (1 + math.exp(-z)), 1 / (1 + math.exp(z))
    return 2 * p * p * q


def stalled_logit(min_gradient):
    if not (0 < min_gradient < 8 / 27):
        raise ValueError(f"min_gradient = {min_gradient}")
    left, right = math.log(2), 90.0
    for _ in range(100):  # bisection
        middle = (left + right) / 2
        if _slope(middle) >= min_gradient:
            left = middle
        else:
            right = middle
    return middle
