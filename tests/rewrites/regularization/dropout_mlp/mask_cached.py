import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if p < 0 or p >= 1:
            raise ValueError(f"p has to be in [0, 1), not {p}")
        self.drop_prob = p
        self.dropped = torch.zeros(0, dtype=torch.bool)
        self.drawn_for = None

    def _draw(self, shape):
        self.dropped = torch.rand(shape) < self.drop_prob
        self.drawn_for = shape

    def forward(self, x):
        if self.training:
            if self.drawn_for != x.shape:
                self._draw(x.shape)
            return x.masked_fill(self.dropped, 0.0) / (1 - self.drop_prob)
        return x
