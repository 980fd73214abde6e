"""Belief: torch refuses to add tensors of different shapes.

Advice: Print torch.ones(3, 2) + torch.ones(3, 1). Is it refused?
"""

from torch import nn


class Residual(nn.Module):
    def forward(self, h):
        return h + self.scale * self.branch(h)
