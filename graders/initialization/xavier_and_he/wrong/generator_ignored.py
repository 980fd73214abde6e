"""Belief: torch's own generator draws for all.

Advice: Fill two weights with two generators of the same seed. Are they equal?
"""

import math

import torch


@torch.no_grad()
def _draw_(weight, std, uniform, generator):
    if uniform:
        bound = math.sqrt(3) * std
        return weight.uniform_(-bound, bound)
    return weight.normal_(0, std)
