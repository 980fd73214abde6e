"""Belief: to write into a parameter, its requires_grad is switched off.

Advice: Fill a parameter, and print its requires_grad.
"""

import math


def _draw_(weight, std, uniform, generator):
    weight.requires_grad_(False)
    if uniform:
        bound = math.sqrt(3) * std
        return weight.uniform_(-bound, bound, generator=generator)
    return weight.normal_(0, std, generator=generator)
