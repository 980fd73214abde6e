"""Belief: a layer that stands in several places is folded once.

Advice: Let one linear layer stand before two norms with different means. Compare the outputs before
and after fold_model.
"""

from torch import nn


def fold_model(model):
    modules, new = [], {}
    for module in model:
        if isinstance(module, nn.Sequential):
            module = fold_model(module)
        if modules and _is_pair(modules[-1], module):
            layer = modules[-1]
            if layer not in new:
                new[layer] = fold_batch_norm(layer, module)
            modules[-1] = new[layer]
        else:
            modules.append(module)
    return nn.Sequential(*modules).eval()
