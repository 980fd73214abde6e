import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if p < 0 or p > 1:
            raise ValueError("p is not a probability")
        self.p_drop = p

    def forward(self, x):
        if self.training:
            dropped = torch.rand(x.shape) < self.p_drop
            return x.masked_fill(dropped, 0.0) / (1 - self.p_drop)
        return x
