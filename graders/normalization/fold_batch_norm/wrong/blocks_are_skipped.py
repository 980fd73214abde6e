"""Belief: the modules of a model are those in its first level.

Advice: Put nn.Sequential(nn.Linear(4, 4), nn.BatchNorm1d(4)) into another nn.Sequential, fold the
outer one and print it.
"""

from torch import nn


def fold_model(model):
    modules = []
    for module in model:
        if modules and _is_pair(modules[-1], module):
            modules[-1] = fold_batch_norm(modules[-1], module)
        else:
            modules.append(module)
    return nn.Sequential(*modules).eval()
