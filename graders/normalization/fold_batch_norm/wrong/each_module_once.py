"""Belief: `model.children()` gives the modules of each place.

Advice: Make act = nn.ReLU(), and print the length of list(nn.Sequential(act, act).children()).
"""

from torch import nn


def fold_model(model):
    modules = []
    for module in model.children():
        if isinstance(module, nn.Sequential):
            module = fold_model(module)
        if modules and _is_pair(modules[-1], module):
            modules[-1] = fold_batch_norm(modules[-1], module)
        else:
            modules.append(module)
    return nn.Sequential(*modules).eval()
