"""Belief: without gradients nobody trains, so nothing needs to be dropped.

Advice: What should a layer in training mode do under torch.no_grad()? The mode alone decides.
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not (self.training and torch.is_grad_enabled()):
            return x
        mask = torch.rand_like(x) >= self.p
        return x * mask / (1 - self.p)
