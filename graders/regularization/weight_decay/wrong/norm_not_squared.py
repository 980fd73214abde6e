"""Belief: L2 means the length of the vector.

Advice: The vector [3, -4] has the length 5. Which number does the contract put into its sum: 5, or
9 + 16?
"""

import torch


def penalty(parameters, l1=0.0, l2=0.0):
    w = torch.cat([parameter.flatten() for parameter in parameters])
    return l1 * w.abs().sum() + l2 / 2 * w.norm()
