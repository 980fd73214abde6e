import math

import torch


def _squared(z, t):
    return ((torch.sigmoid(z) - t) ** 2).sum()


def mse_gradient(logits, targets):
    return torch.func.grad(_squared)(logits, targets)


def stalled_logit(min_gradient):
    if min_gradient <= 0 or min_gradient >= 8 / 27:
        raise ValueError("no such logit")
    zero = torch.zeros((), dtype=torch.float64)
    low, high = math.log(2), 80.0
    for _ in range(80):
        z = (low + high) / 2
        slope = mse_gradient(torch.tensor(z, dtype=torch.float64), zero)
        if slope > min_gradient:
            low = z
        else:
            high = z
    return low
