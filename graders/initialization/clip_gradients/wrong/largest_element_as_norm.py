"""Belief: the norm of the gradients is their largest element.

Advice: Call clip_by_norm with the gradients 3 and -4. What does it return?
"""

import math


def clip_by_norm(parameters, max_norm):
    grads = _grads(parameters)
    norm = max((grad.abs().max().item() for grad in grads), default=0.0)
    if not math.isfinite(norm) or any(grad.isnan().any() for grad in grads):
        raise ValueError(norm)
    factor = max_norm / (norm + 1e-6)
    if factor < 1:
        for grad in grads:
            grad.mul_(factor)
    return norm
