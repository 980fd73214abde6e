"""Belief: children() gives the layers of a Sequential, one by one.

Advice: Put one nn.Tanh() into two places of a model, and count the layers of the new model.
"""

from torch import nn


def to_logits(model):
    *layers, last = model.children()
    if not isinstance(last, nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return nn.Sequential(*layers)
