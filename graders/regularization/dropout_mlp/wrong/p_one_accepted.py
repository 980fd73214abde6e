"""Belief: p = 1 is a probability like any other.

Advice: What becomes of 1 / (1 - p) there? Read again which p the layer accepts.
"""

from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError(f"expected 0 <= p < 1, got {p}")
        self.p = p
