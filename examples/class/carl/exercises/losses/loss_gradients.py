import math

import torch


def mse_gradient(logits, targets):
    p = torch.sigmoid(logits)
    return 2 * (p - targets) * p * torch.sigmoid(-logits)


def bce_gradient(logits, targets):
    # chain rule: (p - t) from the loss, p(1-p) from the sigmoid
    p = torch.sigmoid(logits)
    return (p - targets) * p * (1 - p)


def steepest_logit(target):
    if target not in (0, 1):
        raise ValueError("target")
    return math.log(2) * (1 - 2 * target)


def stalled_logit(min_gradient):
    if not 0 < min_gradient < 8 / 27:
        raise ValueError("min_gradient")
    lo, hi = math.log(2), 80.0
    for i in range(200):
        mid = (lo + hi) / 2
        g = 2 * math.exp(-mid) / (1 + math.exp(-mid)) ** 3
        if g > min_gradient:
            lo = mid
        else:
            hi = mid
    return lo
