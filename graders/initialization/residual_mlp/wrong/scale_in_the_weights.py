"""Belief: it is all the same where the scale stands.

Advice: Print the weights for the scales 1.0 and 0.5 after the same torch.manual_seed.
"""

from torch import nn


def residual_mlp(n_inputs, width, depth, n_outputs, gain, scale):
    blocks = []
    for _ in range(depth):
        factor = 1.0 if scale is None else scale
        branch = nn.Sequential(nn.ReLU(), _linear(width, width, factor * gain))
        blocks.append(branch if scale is None else Residual(branch))
    head = nn.Sequential(nn.ReLU(), _linear(width, n_outputs, gain))
    return nn.Sequential(_linear(n_inputs, width, gain), *blocks, head)
