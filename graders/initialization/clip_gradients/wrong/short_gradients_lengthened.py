"""Belief: after clipping, the norm is max_norm.

Advice: Clip the gradients 3 and 4 with max_norm 10. Which of them should change?
"""

import math


def clip_by_norm(parameters, max_norm):
    grads = _grads(parameters)
    norm = math.sqrt(sum(grad.square().sum().item() for grad in grads))
    if not math.isfinite(norm):
        raise ValueError(norm)
    for grad in grads:
        grad.mul_(max_norm / (norm + 1e-6))
    return norm
