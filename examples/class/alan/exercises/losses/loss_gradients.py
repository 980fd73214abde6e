import math

import numpy as np
import torch


def sigma(z):
    """Without overflow on either side."""
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


def mse_gradient(logits, targets):
    z, t = logits.numpy(), targets.numpy()
    slope = sigma(z) * sigma(-z)
    return torch.as_tensor(np.asarray(2 * (sigma(z) - t) * slope, dtype=z.dtype))


def bce_gradient(logits, targets):
    z, t = logits.numpy(), targets.numpy()
    # -t (1 - p) + (1 - t) p
    result = (1 - t) * sigma(z) - t * sigma(-z)
    return torch.as_tensor(np.asarray(result, dtype=z.dtype))


def steepest_logit(target):
    if target == 0:
        return math.log(2)
    elif target == 1:
        return math.log(0.5)
    raise ValueError(f"target: {target}")


def stalled_logit(min_gradient):
    g = min_gradient
    if g <= 0 or g >= 8 / 27:
        raise ValueError(f"min_gradient: {g}")
    # with q = 1 - p: 2 (1 - q)^2 q = g, and q < 1/3 on the far side.
    # Newton on log g, as g gets tiny; start left of the root.
    z = math.log(2) + 1e-3
    for _ in range(500):
        log_slope = math.log(2) - z - 3 * math.log1p(math.exp(-z))
        step = (log_slope - math.log(g)) / (1 - 3 / (1 + math.exp(z)))
        z = max(z + min(step, 1.0), math.log(2) + 1e-6)
        if abs(step) < 1e-13:
            break
    return z
