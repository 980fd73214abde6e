import math

import torch


def mse_gradient(logits, targets):
    p = torch.sigmoid(logits)
    one_minus_p = torch.sigmoid(-logits)
    return 2 * (p - targets) * p * one_minus_p


def bce_gradient(logits, targets):
    return torch.sigmoid(logits) - targets


def steepest_logit(target):
    if target == 0:
        return math.log(2)
    if target == 1:
        return -math.log(2)
    raise ValueError("target must be 0 or 1")


def stalled_logit(min_gradient):
    if min_gradient <= 0 or min_gradient >= 8 / 27:
        raise ValueError("min_gradient out of range")
    a, b = math.log(2), 100.0
    while b - a > 1e-9:
        z = (a + b) / 2
        t = torch.zeros((), dtype=torch.float64)
        if mse_gradient(t + z, t) > min_gradient:
            a = z
        else:
            b = z
    return a
