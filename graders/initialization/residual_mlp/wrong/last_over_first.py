"""Belief: a ratio tells how the gradient changes from the first block to the last one.

Advice: In the worked example the norms are 8 and 2. Which ratio does the formula speak of?
"""

import math

import torch
from torch import nn


def compare(width, depth, gain, x, y, seed):
    found = {}
    for name, scale in (("plain", None), ("skip", 1.0), ("scaled skip", 1 / math.sqrt(depth))):
        torch.manual_seed(seed)
        model = residual_mlp(x.shape[1], width, depth, y.shape[1], gain, scale)
        norms = gradient_norms(model, nn.functional.mse_loss, x, y)
        found[name] = (norms[-1] / norms[0], expected_ratio(depth, gain, scale))
    return found
