"""Belief: a new model has layers of its own.

Advice: Make an optimizer for the old model, and take a step with the new one. Do its weights
change?
"""

import copy

from torch import nn


def to_logits(model):
    if not isinstance(model[-1], nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return copy.deepcopy(model[:-1])
