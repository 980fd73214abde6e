"""Belief: a norm that is too large to be a number is inf.

Advice: Call clip_by_norm with one gradient that is NaN. Is the norm equal to inf?
"""

import math


def clip_by_norm(parameters, max_norm):
    grads = _grads(parameters)
    norm = math.sqrt(sum(grad.square().sum().item() for grad in grads))
    if norm == math.inf:
        raise ValueError(norm)
    factor = max_norm / (norm + 1e-6)
    if factor < 1:
        for grad in grads:
            grad.mul_(factor)
    return norm
