"""Belief: the model that is given may be changed into the one that is wanted.

Advice: Print the model that you were given, after the call.
"""

from torch import nn


def to_logits(model):
    if not isinstance(model[-1], nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    del model[-1]
    return nn.Sequential(*model)
