"""Belief: whichever layer has an activation gets a batch norm.

Advice: Print the new model for nn.Sequential(nn.Linear(2, 1), nn.Sigmoid()).
"""

from itertools import pairwise


def place_norm(model):
    modules = list(_in_order(model))
    chosen = {
        module
        for module, following in pairwise(modules)
        if isinstance(module, _LAYERS) and isinstance(following, ACTIVATIONS)
    }
    return _copied(model, chosen)
