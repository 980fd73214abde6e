import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if p < 0 or p >= 1:
            raise ValueError(f"p has to be in [0, 1), not {p}")
        self.drop_prob = p
        self.keep_prob = 1 - p

    def forward(self, x):
        if self.training:
            out = torch.zeros(x.shape)
            out += x.masked_fill(torch.rand(x.shape) < self.drop_prob, 0) / self.keep_prob
            return out
        return x
