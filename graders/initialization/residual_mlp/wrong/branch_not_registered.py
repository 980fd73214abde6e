"""Belief: a module knows whatever stands in its attributes.

Advice: Print list(Residual(nn.Linear(2, 2)).parameters()). How many should there be?
"""

from torch import nn


class Residual(nn.Module):
    def __init__(self, branch, scale=1.0):
        super().__init__()
        self.parts = [branch, scale]

    def forward(self, h):
        branch, scale = self.parts
        change = branch(h)
        if change.shape != h.shape:
            raise ValueError(change.shape)
        return h + scale * change
