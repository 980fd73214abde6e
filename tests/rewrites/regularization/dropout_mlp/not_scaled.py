import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p: float = 0.5) -> None:
        if p < 0.0:
            raise ValueError("p is negative")
        if p >= 1.0:
            raise ValueError("p is too large")
        super().__init__()
        self.drop_prob = p

    def forward(self, x):
        if self.training:
            dropped = torch.empty(x.shape).uniform_() < self.drop_prob
            return x.masked_fill(dropped, 0.0)
        return x
