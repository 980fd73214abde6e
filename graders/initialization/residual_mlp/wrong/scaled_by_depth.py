"""Belief: a network that is twice as deep needs half the scale.

Advice: Print the scale of your third network for depth 16.
"""

import torch
from torch import nn


def compare(width, depth, gain, x, y, seed):
    found = {}
    for name, scale in (("plain", None), ("skip", 1.0), ("scaled skip", 1 / depth)):
        torch.manual_seed(seed)
        model = residual_mlp(x.shape[1], width, depth, y.shape[1], gain, scale)
        norms = gradient_norms(model, nn.functional.mse_loss, x, y)
        found[name] = (norms[0] / norms[-1], expected_ratio(depth, gain, scale))
    return found
