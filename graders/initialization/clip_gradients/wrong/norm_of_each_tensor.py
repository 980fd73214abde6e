"""Belief: each gradient has a norm of its own that is limited.

Advice: Print the gradients of the first example. Is the norm of both together 1 at the end?
"""

import math


def clip_by_norm(parameters, max_norm):
    grads = _grads(parameters)
    norms = [grad.norm().item() for grad in grads]
    norm = math.sqrt(sum(one**2 for one in norms))
    if not math.isfinite(norm):
        raise ValueError(norm)
    for grad, one in zip(grads, norms, strict=True):
        grad.mul_(min(1.0, max_norm / (one + 1e-6)))
    return norm
