"""Belief: γ and β belong to channels, as in batch norm.

Advice: Print the shape of LayerNorm((2, 3)).weight.
"""

import torch
from torch import nn


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5):
        super().__init__()
        self.normalized_shape = normalized_shape
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(normalized_shape[-1]))
        self.bias = nn.Parameter(torch.zeros(normalized_shape[-1]))
