"""Belief: a unit is dropped with a probability of one half.

Advice: Where does the argument p enter? Count the zeros in the output for p = 0.1.
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not self.training:
            return x
        mask = torch.rand_like(x) >= 0.5
        return x * mask / (1 - self.p)
