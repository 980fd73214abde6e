"""Belief: the limit is where a step leads to the minimum at once.

Advice: For the curvature 4, by which number does a step with lr 0.25 multiply the distance?
With 0.4?
"""

import math

import torch


def largest_stable_lr(model, loss_fn, x, y, generator=None, tol=1e-5, max_steps=50):
    theta = _flat(_trainable(model))
    start = torch.randn(len(theta), generator=generator, dtype=theta.dtype)

    def multiply(v):
        return hessian_vector_product(model, loss_fn, x, y, v)

    largest = power_iteration(multiply, start, tol, max_steps)
    if largest < 0:
        lowest = largest
        largest = lowest + power_iteration(
            lambda v: multiply(v) - lowest * v, start, tol, max_steps
        )
    return 1 / largest if largest > 0 else math.inf
