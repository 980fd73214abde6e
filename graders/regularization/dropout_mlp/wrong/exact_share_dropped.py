"""Belief: a layer with n units drops exactly p * n of them.

Advice: If each element is drawn for itself, is the number of zeros the same at every call? Count
them for a few calls.
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not self.training:
            return x
        order = torch.randperm(x.numel()).view(x.shape)
        mask = order >= round(self.p * x.numel())
        return x * mask / (1 - self.p)
