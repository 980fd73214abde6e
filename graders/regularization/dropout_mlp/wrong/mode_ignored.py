"""Belief: dropout always drops.

Advice: Call eval() on your layer, then apply it. Which attribute tells a module its mode?
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        mask = torch.rand_like(x) >= self.p
        return x * mask / (1 - self.p)
