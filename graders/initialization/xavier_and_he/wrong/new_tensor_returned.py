"""Belief: a new tensor with the numbers is enough.

Advice: Print the weight of a layer before and after the call.
"""

import math

import torch


def _draw_(weight, std, uniform, generator):
    new = torch.empty(weight.shape, dtype=weight.dtype)
    if uniform:
        bound = math.sqrt(3) * std
        return new.uniform_(-bound, bound, generator=generator)
    return new.normal_(0, std, generator=generator)
