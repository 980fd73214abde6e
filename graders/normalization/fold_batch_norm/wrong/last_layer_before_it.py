"""Belief: a norm can be folded into the last layer before it, whatever is between.

Advice: Fold nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.BatchNorm1d(4)).eval(). Compare the
outputs before and after.
"""

from torch import nn


def fold_model(model):
    modules = []
    for module in model:
        if isinstance(module, nn.Sequential):
            module = fold_model(module)
        before = [i for i, one in enumerate(modules) if _is_pair(one, module)]
        if before:
            modules[before[-1]] = fold_batch_norm(modules[before[-1]], module)
        else:
            modules.append(module)
    return nn.Sequential(*modules).eval()
