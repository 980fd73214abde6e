"""Belief: p = 1 is a probability like any other.

Advice: Apply a layer with p = 1 to torch.ones(3) in training mode. By what is divided there?
"""

from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError(f"expected 0 <= p < 1, got {p}")
        self.p = p
