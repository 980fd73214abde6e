"""Belief: h is a copy of the input, which needs no gradient.

Advice: Compute the gradient of your block at h by hand for the worked example, and compare.
"""

from torch import nn


class Residual(nn.Module):
    def forward(self, h):
        change = self.branch(h)
        if change.shape != h.shape:
            raise ValueError(change.shape)
        return h.detach() + self.scale * change
