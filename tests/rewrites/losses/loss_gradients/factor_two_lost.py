import math

import torch


def mse_gradient(logits, targets):
    p = torch.sigmoid(logits)
    sigmoid_slope = p * torch.sigmoid(-logits)
    return (p - targets) * sigmoid_slope


def stalled_logit(min_gradient):
    if not 0 < min_gradient < 8 / 27:
        raise ValueError("must lie between 0 and 8/27")
    low, high = math.log(2.0), 200.0
    while high - low > 1e-9:
        z = low + (high - low) / 2
        q = math.exp(-z) / (1 + math.exp(-z))
        if (1 - q) ** 2 * q >= min_gradient:
            low = z
        else:
            high = z
    return (low + high) / 2
