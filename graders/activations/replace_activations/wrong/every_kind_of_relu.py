"""Belief: what has ReLU in its name is a ReLU.

Advice: Print relu_names for nn.Sequential(nn.ReLU6(), nn.PReLU()).
"""

from torch import nn


def _places(model):
    modules = model.named_modules(remove_duplicate=False)
    return [(name, m) for name, m in modules if "ReLU" in type(m).__name__]


def _leaky(relu, negative_slope):
    inplace = getattr(relu, "inplace", False)
    return nn.LeakyReLU(negative_slope, inplace=inplace).train(relu.training)
