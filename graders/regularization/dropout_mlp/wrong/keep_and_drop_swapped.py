"""Belief: a uniform number above 1 - p means that the element is kept.

Advice: How often is a uniform number above 1 - p? Count the zeros in the output for p = 0.1.
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not self.training:
            return x
        mask = torch.rand_like(x) > 1 - self.p
        return x * mask / (1 - self.p)
