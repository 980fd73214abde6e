import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        valid = p >= 0 and p < 1
        if not valid:
            raise ValueError("invalid drop probability")
        self.drop_prob = p

    def forward(self, x):
        if not self.training:
            return x
        dropped = torch.rand(x.shape) < self.drop_prob
        n_kept = x.numel() - int(dropped.sum())
        if n_kept == 0:
            return x * 0
        return x.masked_fill(dropped, 0.0) * (x.numel() / n_kept)
