"""Belief: with the cross-entropy there must be no softmax anywhere in the model.

Advice: Try a model of a Linear, a softmax, a Linear and a softmax. How many layers does your new
model have?
"""

from torch import nn


def to_logits(model):
    if not isinstance(model[-1], nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return nn.Sequential(*(layer for layer in model if not isinstance(layer, nn.Softmax)))
