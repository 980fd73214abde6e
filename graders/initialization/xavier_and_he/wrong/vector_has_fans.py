"""Belief: a vector is a layer with one output.

Advice: Call fans, xavier_ and he_ with a bias of shape (4,).
"""

import math


def fans(weight):
    outputs, inputs, *kernel = (*weight.shape, 1, 1) if weight.dim() < 2 else weight.shape
    return inputs * math.prod(kernel), outputs * math.prod(kernel)
