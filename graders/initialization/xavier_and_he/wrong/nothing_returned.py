"""Belief: what works in place returns nothing.

Advice: Print `xavier_(weight) is weight`.
"""

import math

import torch


@torch.no_grad()
def _draw_(weight, std, uniform, generator):
    if uniform:
        bound = math.sqrt(3) * std
        weight.uniform_(-bound, bound, generator=generator)
    else:
        weight.normal_(0, std, generator=generator)
