"""Belief: a scale of 0.0 switches the skip connection off.

Advice: Print residual_mlp(2, 2, 1, 2, gain=1.0, scale=0.0). Is its block a Residual?
"""

from torch import nn


def residual_mlp(n_inputs, width, depth, n_outputs, gain, scale):
    blocks = []
    for _ in range(depth):
        branch = nn.Sequential(nn.ReLU(), _linear(width, width, gain))
        blocks.append(Residual(branch, scale) if scale else branch)
    head = nn.Sequential(nn.ReLU(), _linear(width, n_outputs, gain))
    return nn.Sequential(_linear(n_inputs, width, gain), *blocks, head)
