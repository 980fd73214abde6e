"""Belief: the last of modules() is the last layer.

Advice: Try a model whose last layer is nn.Sequential(nn.Softmax(dim=1)). What does modules() give
at its end, and what is model[-1]?
"""

from torch import nn


def to_logits(model):
    *_, last = model.modules()
    if not isinstance(last, nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return model[:-1]
