"""Belief: only nn.Linear has weights to draw.

Advice: Print followed_by for a model with an nn.Conv2d.
"""

from torch import nn


def followed_by(model):
    found, seen, name_of_layer = {}, set(), None
    for name, module in model.named_modules(remove_duplicate=False):
        if isinstance(module, nn.Linear):
            name_of_layer = None if module in seen else name
            seen.add(module)
            if name_of_layer is not None:
                found[name_of_layer] = None
        elif isinstance(module, ACTIVATIONS) and name_of_layer is not None:
            found[name_of_layer] = module
            name_of_layer = None
    return found
