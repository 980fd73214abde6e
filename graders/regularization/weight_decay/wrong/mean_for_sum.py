"""Belief: a penalty is a mean, as losses are.

Advice: A parameter with twice as many elements: should it be penalized twice as much? See the Σ of
the formula.
"""

import torch


def penalty(parameters, l1=0.0, l2=0.0):
    w = torch.cat([parameter.flatten() for parameter in parameters])
    return l1 * w.abs().mean() + l2 / 2 * w.square().mean()
