"""Belief: the absolute value of a sum is the sum of absolute values.

Advice: Call penalty([3, -3]) with l1 = 1. Do the two weights cancel?
"""

import torch


def penalty(parameters, l1=0.0, l2=0.0):
    w = torch.cat([parameter.flatten() for parameter in parameters])
    return l1 * w.sum().abs() + l2 / 2 * w.square().sum()
