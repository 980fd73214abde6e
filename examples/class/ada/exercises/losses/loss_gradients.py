import math

import torch

PEAK = 8 / 27


def mse_gradient(logits, targets):
    # s'(z) = s(z) s(-z); no "1 - s(z)", that one is rounded away
    up, down = torch.sigmoid(logits), torch.sigmoid(-logits)
    return 2 * (up - targets) * up * down


def bce_gradient(logits, targets):
    return logits.sigmoid().sub(targets)


def steepest_logit(target):
    # t = 0: d/dp of p^2 (1 - p) is 2p - 3p^2, so p = 2/3 and z = log(p / (1 - p)) = log 2
    try:
        return {0: 1, 1: -1}[target] * math.log(2)
    except KeyError:
        raise ValueError(f"no such target: {target}") from None


def stalled_logit(min_gradient):
    if not 0 < min_gradient < PEAK:
        raise ValueError("min_gradient must lie between 0 and 8/27")
    low, high = steepest_logit(0), 100.0
    while high - low > 1e-12:
        z = (low + high) / 2
        e = math.exp(-z)
        if 2 * e / (1 + e) ** 3 > min_gradient:
            low = z
        else:
            high = z
    return low
