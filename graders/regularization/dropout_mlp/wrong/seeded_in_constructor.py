"""Belief: a layer that has a generator of its own gives it a fixed seed, so that results can be
reproduced.

Advice: Make two layers with p = 0.5, apply each of them to torch.ones(10) in training mode, and
compare.
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError(f"expected 0 <= p < 1, got {p}")
        self.p = p
        self.generator = torch.Generator().manual_seed(0)

    def forward(self, x):
        if not self.training:
            return x
        mask = torch.rand(x.shape, generator=self.generator, dtype=x.dtype) >= self.p
        return x * mask / (1 - self.p)
