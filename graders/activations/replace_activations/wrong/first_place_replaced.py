"""Belief: named_modules() visits every place.

Advice: Make act = nn.ReLU() and nn.Sequential(act, act), and print it after replacing.
"""

from torch import nn


def replace_relu(model, negative_slope=0.01):
    places = [(name, m) for name, m in model.named_modules() if type(m) is nn.ReLU]
    leaky = {relu: _leaky(relu, negative_slope) for _, relu in places}
    for name, relu in places:
        if name:
            parent, _, child = name.rpartition(".")
            setattr(model.get_submodule(parent), child, leaky[relu])
    return leaky.get(model, model)
