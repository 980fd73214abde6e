"""Belief: uniform numbers between -std and std have the standard deviation std.

Advice: Print torch.empty(10000).uniform_(-1, 1).std().
"""

import torch


@torch.no_grad()
def _draw_(weight, std, uniform, generator):
    if uniform:
        return weight.uniform_(-std, std, generator=generator)
    return weight.normal_(0, std, generator=generator)
