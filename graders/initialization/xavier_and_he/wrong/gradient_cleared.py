"""Belief: the gradient of the old numbers is to be cleared.

Advice: Print weight.grad before and after the call.
"""

import math

import torch


@torch.no_grad()
def _draw_(weight, std, uniform, generator):
    weight.grad = None
    if uniform:
        bound = math.sqrt(3) * std
        return weight.uniform_(-bound, bound, generator=generator)
    return weight.normal_(0, std, generator=generator)
