"""Belief: any start will do, such as a vector of ones.

Advice: Print your start for two generators with different seeds.
"""

import math

import torch


def largest_stable_lr(model, loss_fn, x, y, generator=None, tol=1e-5, max_steps=50):
    theta = _flat(_trainable(model))
    start = torch.ones_like(theta)

    def multiply(v):
        return hessian_vector_product(model, loss_fn, x, y, v)

    largest = power_iteration(multiply, start, tol, max_steps)
    if largest < 0:
        lowest = largest
        largest = lowest + power_iteration(
            lambda v: multiply(v) - lowest * v, start, tol, max_steps
        )
    return 2 / largest if largest > 0 else math.inf
