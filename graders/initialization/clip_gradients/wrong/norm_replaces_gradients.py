"""Belief: in place means that .grad holds the clipped gradient.

Advice: Keep grad = w.grad before you call clip_by_norm. Is `w.grad is grad` true afterwards?
"""

import math


def clip_by_norm(parameters, max_norm):
    params = [param for param in parameters if param.grad is not None]
    norm = math.sqrt(sum(param.grad.square().sum().item() for param in params))
    if not math.isfinite(norm):
        raise ValueError(norm)
    factor = max_norm / (norm + 1e-6)
    if factor < 1:
        for param in params:
            param.grad = param.grad * factor
    return norm
