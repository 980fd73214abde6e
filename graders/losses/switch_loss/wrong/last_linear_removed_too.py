"""Belief: the last Linear belongs to the softmax and goes with it.

Advice: Print the shape of the output of your new model for nn.Sequential(nn.Linear(3, 4),
nn.Tanh(), nn.Linear(4, 2), nn.Softmax(dim=1)). What goes into the softmax is (N, 2).
"""

from torch import nn


def to_logits(model):
    if not isinstance(model[-1], nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return model[:-2]
