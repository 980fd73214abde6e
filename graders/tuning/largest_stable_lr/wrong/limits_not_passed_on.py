"""Belief: the default tol and max_steps are good for all.

Advice: Call largest_stable_lr with max_steps=1 and with 50. Do the results differ?
"""

import math

import torch


def largest_stable_lr(model, loss_fn, x, y, generator=None, tol=1e-5, max_steps=50):
    theta = _flat(_trainable(model))
    start = torch.randn(len(theta), generator=generator, dtype=theta.dtype)

    def multiply(v):
        return hessian_vector_product(model, loss_fn, x, y, v)

    largest = power_iteration(multiply, start)
    if largest < 0:
        lowest = largest
        largest = lowest + power_iteration(lambda v: multiply(v) - lowest * v, start)
    return 2 / largest if largest > 0 else math.inf
