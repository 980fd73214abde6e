"""Belief: a mask is applied to values, so the graph does not matter.

Advice: Call backward() on the sum of the output and look at the gradient of the input. Which step
leaves the graph?
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not self.training:
            return x
        mask = torch.rand_like(x) >= self.p
        return x.detach() * mask / (1 - self.p)
