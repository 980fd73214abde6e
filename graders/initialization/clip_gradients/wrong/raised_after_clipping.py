"""Belief: it is enough to look at the norm at the end.

Advice: Catch the error of clip_by_norm for the gradients 3 and inf, and print them both.
"""

import math


def clip_by_norm(parameters, max_norm):
    grads = _grads(parameters)
    norm = math.sqrt(sum(grad.square().sum().item() for grad in grads))
    factor = max_norm / (norm + 1e-6)
    if not factor >= 1:
        for grad in grads:
            grad.mul_(factor)
    if not math.isfinite(norm):
        raise ValueError(norm)
    return norm
