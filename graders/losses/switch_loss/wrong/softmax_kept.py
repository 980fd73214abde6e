"""Belief: a classifier ends in a softmax, whatever its loss is.

Advice: Print your new model. How many softmaxes stand between its last Linear and the loss?
"""

from torch import nn


def to_logits(model):
    if not isinstance(model[-1], nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return nn.Sequential(*model)
