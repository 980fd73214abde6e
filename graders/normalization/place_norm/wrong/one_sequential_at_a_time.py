"""Belief: layer and activation stand in one nn.Sequential.

Advice: Put a layer alone into an nn.Sequential, and the activation behind it outside.
"""

from itertools import pairwise

from torch import nn


def place_norm(model):
    layers = [module for module in _in_order(model) if isinstance(module, _LAYERS)]
    chosen = {
        module
        for parent in model.modules()
        if isinstance(parent, nn.Sequential)
        for module, following in pairwise(parent)
        if module in layers[:-1] and isinstance(following, ACTIVATIONS)
    }
    return _copied(model, chosen)
