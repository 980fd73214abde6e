"""Belief: the distribution does not matter if the spread is right.

Advice: Fill a large weight with uniform=True. Is each element between -bound and bound?
"""

import torch


@torch.no_grad()
def _draw_(weight, std, uniform, generator):
    return weight.normal_(0, std, generator=generator)
