"""Belief: the L2 penalty is λ times the sum of squares.

Advice: Work out the L2 half of the contract's example by hand: what stands before the 0.2?
"""

import torch


def penalty(parameters, l1=0.0, l2=0.0):
    w = torch.cat([parameter.flatten() for parameter in parameters])
    return l1 * w.abs().sum() + l2 * w.square().sum()
