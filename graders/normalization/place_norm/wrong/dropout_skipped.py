"""Belief: between layer and activation there may be other modules.

Advice: Print the new model for an nn.Linear followed by nn.Dropout and nn.ReLU.
"""

from itertools import pairwise


def place_norm(model):
    modules = list(_in_order(model))
    layers = [module for module in modules if isinstance(module, _LAYERS)]
    counting = [m for m in modules if isinstance(m, (*_LAYERS, *ACTIVATIONS))]
    chosen = {
        module
        for module, following in pairwise(counting)
        if module in layers[:-1] and isinstance(following, ACTIVATIONS)
    }
    return _copied(model, chosen)
