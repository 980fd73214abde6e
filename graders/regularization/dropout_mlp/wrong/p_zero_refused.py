"""Belief: a dropout that drops nothing is a mistake of its user.

Advice: Make a layer with p = 0. Is there a network in which such a layer does harm?
"""

from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 < p < 1:
            raise ValueError(f"expected 0 <= p < 1, got {p}")
        self.p = p
