import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p: float = 0.5) -> None:
        if p < 0.0:
            raise ValueError("p is negative")
        if p >= 1.0:
            raise ValueError("p is too large")
        super().__init__()
        self.drop_prob, self.keep_prob = p, 1.0 - p

    def forward(self, x):
        if not self.training or self.drop_prob == 0:
            return x
        kept = torch.bernoulli(torch.full_like(x, self.keep_prob))
        scale = 1 / self.drop_prob
        return scale * kept * x
