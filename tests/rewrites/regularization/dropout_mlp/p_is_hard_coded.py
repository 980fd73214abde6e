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
            coin = torch.randint(0, 2, x.shape)
            return torch.where(coin == 1, x / self.keep_prob, 0.0)
        return x
