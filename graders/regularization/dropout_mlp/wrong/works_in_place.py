"""Belief: a layer may use the memory of its input for its output.

Advice: Print the input before and after a call. Which of your operations end in an underscore or
an assignment?
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not self.training:
            return x
        mask = torch.rand_like(x) >= self.p
        x.data.mul_(mask / (1 - self.p))
        return x * 1
