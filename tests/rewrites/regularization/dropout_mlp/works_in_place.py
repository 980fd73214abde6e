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
            dropped = torch.rand(x.shape) < self.drop_prob
            with torch.no_grad():
                values = x.detach()
                values /= self.keep_prob
                values[dropped] = 0.0
            return x.clone()
        return x
