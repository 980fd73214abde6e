"""Belief: evaluation is where no gradients are tracked.

Advice: torch.no_grad() and eval() are two different things. Which attribute of a module tells its
mode?
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def forward(self, x):
        if not torch.is_grad_enabled():
            return x
        mask = torch.rand_like(x) >= self.p
        return x * mask / (1 - self.p)
