"""Belief: all modules of a model are in the same mode.

Advice: Put one layer alone into evaluation mode, and print training for all modules of the new
model.
"""

from itertools import pairwise


def place_norm(model):
    modules = list(_in_order(model))
    layers = [module for module in modules if isinstance(module, _LAYERS)]
    chosen = {
        module
        for module, following in pairwise(modules)
        if module in layers[:-1] and isinstance(following, ACTIVATIONS)
    }
    return _copied(model, chosen).train(model.training)
