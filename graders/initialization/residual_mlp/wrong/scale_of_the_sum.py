"""Belief: the scale makes the whole output smaller.

Advice: Call your block with the scale 0.0. What is left of h?
"""

from torch import nn


class Residual(nn.Module):
    def forward(self, h):
        change = self.branch(h)
        if change.shape != h.shape:
            raise ValueError(change.shape)
        return self.scale * (h + change)
