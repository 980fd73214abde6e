"""Belief: the output is scaled by the share of elements that happened to be kept.

Advice: By which constant is a kept element scaled? Does it depend on what became of the others?
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not self.training:
            return x
        mask = torch.rand_like(x) >= self.p
        return x * mask / mask.to(x.dtype).mean().clamp(min=1e-6)
