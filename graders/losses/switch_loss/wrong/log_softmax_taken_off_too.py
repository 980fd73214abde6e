"""Belief: a log-softmax is a kind of softmax, so it may be taken off as well.

Advice: Call your function on nn.Sequential(nn.Linear(3, 2), nn.LogSoftmax(dim=1)). Is the last
layer there an nn.Softmax?
"""

from torch import nn


def to_logits(model):
    if not isinstance(model[-1], (nn.Softmax, nn.LogSoftmax)):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return model[:-1]
