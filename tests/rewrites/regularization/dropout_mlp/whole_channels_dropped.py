import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        valid = p >= 0 and p < 1
        if not valid:
            raise ValueError("invalid drop probability")
        self.keep_prob = 1 - p

    def forward(self, x):
        if self.training:
            kept = torch.bernoulli(torch.full(x.shape[:2], self.keep_prob, dtype=x.dtype))
            while kept.dim() < x.dim():
                kept = kept.unsqueeze(-1)
            return x * kept.expand_as(x) / self.keep_prob
        return x
