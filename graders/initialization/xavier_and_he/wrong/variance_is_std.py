"""Belief: normal_ takes a mean and a variance.

Advice: Print torch.empty(10000).normal_(0, 4).std().
"""

import math

import torch


@torch.no_grad()
def _draw_(weight, std, uniform, generator):
    if uniform:
        bound = math.sqrt(3) * std
        return weight.uniform_(-bound, bound, generator=generator)
    return weight.normal_(0, std**2, generator=generator)
