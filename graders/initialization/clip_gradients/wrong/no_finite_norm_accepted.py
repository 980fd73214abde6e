"""Belief: clipping brings any norm down to the bound.

Advice: Call clip_by_norm with the gradients 3 and inf, and print both gradients.
"""

import math


def clip_by_norm(parameters, max_norm):
    grads = _grads(parameters)
    norm = math.sqrt(sum(grad.square().sum().item() for grad in grads))
    factor = max_norm / (norm + 1e-6)
    if factor < 1:
        for grad in grads:
            grad.mul_(factor)
    return norm
