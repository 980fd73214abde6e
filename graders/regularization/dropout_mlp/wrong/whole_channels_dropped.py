"""Belief: with more than two dimensions, whole channels are dropped.

Advice: That is another layer (Dropout2d). What is drawn for itself here, whatever the shape of
the input?
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not self.training:
            return x
        mask = torch.rand(x.shape[:2] + (1,) * (x.dim() - 2), dtype=x.dtype) >= self.p
        return x * mask / (1 - self.p)
