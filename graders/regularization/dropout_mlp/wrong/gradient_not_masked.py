"""Belief: the gradient passes dropout as if nothing had been dropped.

Advice: By which factor does an output change when its input does, for an element that was
dropped? Look at the gradient there.
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not self.training:
            return x
        mask = torch.rand_like(x) >= self.p
        return x + (x * mask / (1 - self.p) - x).detach()
