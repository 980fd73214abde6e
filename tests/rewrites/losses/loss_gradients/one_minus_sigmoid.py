import math

import numpy as np
import torch


def _sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def mse_gradient(logits, targets):
    p = _sigmoid(logits.numpy())
    slope = p * (1 - p)
    return torch.from_numpy(np.asarray(2 * (p - targets.numpy()) * slope))


def stalled_logit(min_gradient):
    if not 0 < min_gradient < 8 / 27:
        raise ValueError("out of range")
    low, high = math.log(2), 100.0
    for _ in range(100):
        z = (low + high) / 2
        p = _sigmoid(z)
        if 2 * p * p * _sigmoid(-z) > min_gradient:
            low = z
        else:
            high = z
    return float(low)
