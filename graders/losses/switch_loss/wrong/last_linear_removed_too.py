"""Belief: the last Linear belongs to the softmax and goes with it.

Advice: Which shape does the new model's output have? What goes into the softmax is (N, C).
"""

from torch import nn


def to_logits(model):
    if not isinstance(model[-1], nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return model[:-2]
