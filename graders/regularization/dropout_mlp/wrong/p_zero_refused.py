"""Belief: a dropout that drops nothing is a mistake of its user.

Advice: p = 0 switches dropout off without another network. Read again which p the layer accepts.
"""

from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 < p < 1:
            raise ValueError(f"expected 0 <= p < 1, got {p}")
        self.p = p
