"""Belief: a model is one list of layers.

Advice: Fold a model with an nn.Sequential inside of it and print the result. Is the block still
there?
"""

from torch import nn


def fold_model(model):
    modules = []
    for module in model:
        parts = fold_model(module) if isinstance(module, nn.Sequential) else [module]
        for part in parts:
            if modules and _is_pair(modules[-1], part):
                modules[-1] = fold_batch_norm(modules[-1], part)
            else:
                modules.append(part)
    return nn.Sequential(*modules).eval()
