"""Belief: one seed before the loop makes the networks equal.

Advice: Print the first weight of each of the three networks.
"""

import math

import torch
from torch import nn


def compare(width, depth, gain, x, y, seed):
    found = {}
    torch.manual_seed(seed)
    for name, scale in (("plain", None), ("skip", 1.0), ("scaled skip", 1 / math.sqrt(depth))):
        model = residual_mlp(x.shape[1], width, depth, y.shape[1], gain, scale)
        norms = gradient_norms(model, nn.functional.mse_loss, x, y)
        found[name] = (norms[0] / norms[-1], expected_ratio(depth, gain, scale))
    return found
