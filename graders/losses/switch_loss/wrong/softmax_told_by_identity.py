"""Belief: the last layer stands nowhere else in the model.

Advice: Put one nn.Softmax(dim=1) into the middle and at the end of a model, and count the layers of
the new model.
"""

from torch import nn


def to_logits(model):
    last = model[-1]
    if not isinstance(last, nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return nn.Sequential(*(layer for layer in model if layer is not last))
