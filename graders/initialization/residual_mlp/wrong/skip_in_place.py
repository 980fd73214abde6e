"""Belief: `h += ...` is a shorter way to write the sum.

Advice: Print h before and after you call your block with it.
"""

from torch import nn


class Residual(nn.Module):
    def forward(self, h):
        change = self.branch(h)
        if change.shape != h.shape:
            raise ValueError(change.shape)
        h += self.scale * change
        return h
