"""Right: products as sums of logarithms; the peak by ternary search, the root by bisection."""

import torch
import torch.nn.functional as F

ZERO = torch.zeros((), dtype=torch.float64)


def log_slope(z):
    return F.logsigmoid(z) + F.logsigmoid(-z)


@torch.no_grad()
def mse_gradient(logits, targets):
    return 2 * logits.sigmoid().sub(targets) * log_slope(logits).exp()


@torch.no_grad()
def bce_gradient(logits, targets):
    return torch.special.expit(logits).sub_(targets)


def steepness(z):
    return (log_slope(ZERO + z) + F.logsigmoid(ZERO + z)).item()


def steepest_logit(target):
    if target == 1:
        return -steepest_logit(0)
    if target != 0:
        raise ValueError(f"{target=}")
    left, right = -5.0, 5.0
    while right - left > 1e-8:
        a, b = left + (right - left) / 3, right - (right - left) / 3
        if steepness(a) < steepness(b):
            left = a
        else:
            right = b
    return (left + right) / 2


def stalled_logit(min_gradient):
    if not 0 < min_gradient < 8 / 27:
        raise ValueError(f"{min_gradient=}")
    level = torch.log(ZERO + min_gradient / 2).item()
    left, right = 0.6931472, 90.0
    while right - left > 1e-7:
        middle = (left + right) / 2
        left, right = (middle, right) if steepness(middle) > level else (left, middle)
    return right
