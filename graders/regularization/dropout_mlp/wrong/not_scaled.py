"""Belief: dropout only sets elements to zero.

Advice: Compare the mean of many outputs in training mode with the output in evaluation mode. What
makes up for the elements that are missing?
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not self.training:
            return x
        mask = torch.rand_like(x) >= self.p
        return x * mask
