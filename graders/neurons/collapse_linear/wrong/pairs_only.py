"""Belief: linear layers come in pairs.

Advice: Print collapse_runs of three linear layers.
"""

from torch import nn


def collapse_runs(model):
    modules, i, old = [], 0, list(model)
    while i < len(old):
        pair = old[i : i + 2]
        if len(pair) == 2 and all(isinstance(module, nn.Linear) for module in pair):
            modules.append(collapse(nn.Sequential(*pair)))
            i += 2
        else:
            is_linear = isinstance(old[i], nn.Linear)
            modules.append(collapse(nn.Sequential(old[i])) if is_linear else old[i])
            i += 1
    return nn.Sequential(*modules)
