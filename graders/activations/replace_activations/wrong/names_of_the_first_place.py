"""Belief: named_modules() lists every place.

Advice: Make act = nn.ReLU() and nn.Sequential(act, act). How many paths does relu_names give?
"""

from torch import nn


def relu_names(model):
    return [name for name, module in model.named_modules() if type(module) is nn.ReLU]
