"""Belief: the norm that is returned is the one that the optimizer gets.

Advice: Compare what your function returns in the first example with sqrt(9 + 16).
"""

import math


def clip_by_norm(parameters, max_norm):
    grads = _grads(parameters)
    norm = math.sqrt(sum(grad.square().sum().item() for grad in grads))
    if not math.isfinite(norm):
        raise ValueError(norm)
    factor = min(1.0, max_norm / (norm + 1e-6))
    for grad in grads:
        grad.mul_(factor)
    return norm * factor
