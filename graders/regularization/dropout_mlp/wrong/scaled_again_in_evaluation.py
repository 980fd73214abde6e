"""Belief: evaluation has to make up for the units that were dropped in training.

Advice: The scaling in training has done this already. What should the layer do in evaluation
mode?
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not self.training:
            return x * (1 - self.p)
        mask = torch.rand_like(x) >= self.p
        return x * mask / (1 - self.p)
