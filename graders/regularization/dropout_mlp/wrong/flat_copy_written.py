"""Belief: reshape(-1) gives another view of the same memory, whatever tensor it is called on.

Advice: Apply your layer in training mode to torch.ones(3, 200).T with p = 0.5. How many elements
are 0?
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not self.training:
            return x
        y = x / (1 - self.p)
        y.reshape(-1)[torch.rand(x.numel()) < self.p] = 0
        return y
