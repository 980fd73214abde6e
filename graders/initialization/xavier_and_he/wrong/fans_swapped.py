"""Belief: a weight has its inputs first.

Advice: Print nn.Linear(2, 6).weight.shape.
"""

import math


def fans(weight):
    if weight.dim() < 2:
        raise ValueError("a weight has two dimensions or more")
    receptive_field = math.prod(weight.shape[2:])
    return weight.shape[0] * receptive_field, weight.shape[1] * receptive_field
