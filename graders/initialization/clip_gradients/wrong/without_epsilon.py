"""Belief: 1e-6 is too small to matter.

Advice: Clip gradients whose norm is 1e-6 to the half of it. Which factor does the formula give?
"""

import math


def clip_by_norm(parameters, max_norm):
    grads = _grads(parameters)
    norm = math.sqrt(sum(grad.square().sum().item() for grad in grads))
    if not math.isfinite(norm):
        raise ValueError(norm)
    if norm > max_norm:
        for grad in grads:
            grad.mul_(max_norm / norm)
    return norm
