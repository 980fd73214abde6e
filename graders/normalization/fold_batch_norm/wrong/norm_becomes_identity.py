"""Belief: the place of the norm must be kept.

Advice: Print list(fold_model(model)) for a linear layer, a norm and a ReLU. How many modules are
there?
"""

from torch import nn


def fold_model(model):
    modules = []
    for module in model:
        if isinstance(module, nn.Sequential):
            module = fold_model(module)
        if modules and _is_pair(modules[-1], module):
            modules[-1] = fold_batch_norm(modules[-1], module)
            modules.append(nn.Identity())
        else:
            modules.append(module)
    return nn.Sequential(*modules).eval()
