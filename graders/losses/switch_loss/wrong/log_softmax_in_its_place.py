"""Belief: a model for the cross-entropy ends in a log-softmax.

Advice: Compare the output of your new model with that of the layer before the old softmax.
"""

from torch import nn


def to_logits(model):
    if not isinstance(model[-1], nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return nn.Sequential(*model[:-1], nn.LogSoftmax(dim=1))
