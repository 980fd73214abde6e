"""Belief: ε is always 1e-5.

Advice: Compare LayerNorm((2,), eps=3.0) with layer_norm for [[1.0, 3.0]].
"""

from torch import nn


class LayerNorm(nn.Module):
    def forward(self, x):
        return layer_norm(x, self.normalized_shape, self.weight, self.bias)
