"""Belief: equal blocks may be one block that is used again.

Advice: Count the parameters of a network of depth 3. How many layers do they belong to?
"""

from torch import nn


def residual_mlp(n_inputs, width, depth, n_outputs, gain, scale):
    branch = nn.Sequential(nn.ReLU(), _linear(width, width, gain))
    block = branch if scale is None else Residual(branch, scale)
    head = nn.Sequential(nn.ReLU(), _linear(width, n_outputs, gain))
    return nn.Sequential(_linear(n_inputs, width, gain), *[block] * depth, head)
