"""Belief: a skip connection is h + f(h).

Advice: Call your block with the scales 1.0 and 0.5. Are the outputs the same?
"""

from torch import nn


class Residual(nn.Module):
    def __init__(self, branch, scale=1.0):
        super().__init__()
        self.branch = branch

    def forward(self, h):
        change = self.branch(h)
        if change.shape != h.shape:
            raise ValueError(change.shape)
        return h + change
