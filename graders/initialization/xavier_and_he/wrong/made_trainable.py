"""Belief: a weight that has been filled is to be trained.

Advice: Fill a weight with requires_grad=False, and print its requires_grad.
"""

import math


def _draw_(weight, std, uniform, generator):
    weight.requires_grad_(False)
    if uniform:
        bound = math.sqrt(3) * std
        weight.uniform_(-bound, bound, generator=generator)
    else:
        weight.normal_(0, std, generator=generator)
    return weight.requires_grad_(True)
