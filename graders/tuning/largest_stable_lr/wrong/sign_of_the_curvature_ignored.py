"""Belief: a steep direction limits the rate, whichever way it curves.

Advice: Try a loss with the curvatures -4 and 1. In which direction does a small step lead
away from a minimum?
"""

import torch


def largest_stable_lr(model, loss_fn, x, y, generator=None, tol=1e-5, max_steps=50):
    theta = _flat(_trainable(model))
    start = torch.randn(len(theta), generator=generator, dtype=theta.dtype)

    def multiply(v):
        return hessian_vector_product(model, loss_fn, x, y, v)

    largest = power_iteration(multiply, start, tol, max_steps)
    return 2 / abs(largest)
