"""Belief: a new model has the mode of its modules.

Advice: Print fold_model(model).training for a model in evaluation mode.
"""

from torch import nn


def fold_model(model):
    modules = []
    for module in model:
        if isinstance(module, nn.Sequential):
            module = fold_model(module)
        if modules and _is_pair(modules[-1], module):
            modules[-1] = fold_batch_norm(modules[-1], module)
        else:
            modules.append(module)
    return nn.Sequential(*modules)
