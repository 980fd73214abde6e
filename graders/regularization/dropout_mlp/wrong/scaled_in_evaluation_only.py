"""Belief: the scaling belongs to evaluation, as in the paper of 2014.

Advice: There are two conventions. Which of them does the exercise ask for: in which mode is the
output scaled?
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not self.training:
            return x * (1 - self.p)
        return x * (torch.rand_like(x) >= self.p)
