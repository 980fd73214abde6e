"""Belief: a model that is returned may be the one that was given.

Advice: Print the model before and after fold_model(model). Are its norms still there?
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
    del model[:]
    model.extend(modules)
    return model
