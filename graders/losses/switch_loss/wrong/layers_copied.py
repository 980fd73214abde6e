"""Belief: a new model has layers of its own.

Advice: Which tensors does the optimizer hold that was made for the old model? Take a step and
look at the weights of both models.
"""

import copy

from torch import nn


def to_logits(model):
    if not isinstance(model[-1], nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return copy.deepcopy(model[:-1])
