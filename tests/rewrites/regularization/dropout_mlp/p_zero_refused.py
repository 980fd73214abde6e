import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if p <= 0:
            raise ValueError("p must be positive")
        elif p >= 1:
            raise ValueError("p must be below 1")
        self.gain = 1 / (1 - p)
        self.p_drop = p

    def forward(self, x):
        if self.training:
            kept = torch.rand(x.shape).ge(self.p_drop)
            return torch.where(kept, x * self.gain, torch.zeros_like(x))
        return x
