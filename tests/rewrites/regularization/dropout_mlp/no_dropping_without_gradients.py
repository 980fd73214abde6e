import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        valid = p >= 0 and p < 1
        if not valid:
            raise ValueError("invalid drop probability")
        self.keep_prob = 1 - p
        self.drop_prob = p

    def forward(self, x):
        if not self.training:
            return x
        if not torch.is_grad_enabled():
            return x
        dropped = torch.rand(x.shape) < self.drop_prob
        return x.masked_fill(dropped, 0.0) / self.keep_prob
