"""Belief: a penalty is a number, and .item() makes one.

Advice: Call backward() on your penalty. Which parameters can it still reach?
"""

import torch


def penalty(parameters, l1=0.0, l2=0.0):
    w = torch.cat([parameter.flatten() for parameter in parameters])
    return torch.tensor(l1 * w.abs().sum().item() + l2 / 2 * w.square().sum().item())
