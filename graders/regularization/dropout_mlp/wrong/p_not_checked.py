"""Belief: whoever passes a p below 0 will notice.

Advice: Which values can a probability have? Make a layer with p = -0.1 and look for an error.
"""

from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if p >= 1:
            raise ValueError(f"expected 0 <= p < 1, got {p}")
        self.p = p
