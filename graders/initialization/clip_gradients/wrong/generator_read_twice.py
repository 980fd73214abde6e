"""Belief: parameters can be gone through as often as one likes.

Advice: Call clip_by_norm with a list of parameters and with a generator of the same. Do both change
the gradients?
"""

import math


def clip_by_norm(parameters, max_norm):
    squares = (p.grad.square().sum().item() for p in parameters if p.grad is not None)
    norm = math.sqrt(sum(squares))
    if not math.isfinite(norm):
        raise ValueError(norm)
    factor = max_norm / (norm + 1e-6)
    for param in parameters:
        if factor < 1 and param.grad is not None:
            param.grad.mul_(factor)
    return norm
