"""Belief: a model is a list of layers.

Advice: Print your model after replacing, for a Sequential inside a Sequential.
"""

from torch import nn


def replace_relu(model, negative_slope=0.01):
    for name, child in model.named_children():
        if type(child) is nn.ReLU:
            setattr(model, name, _leaky(child, negative_slope))
    return _leaky(model, negative_slope) if type(model) is nn.ReLU else model
