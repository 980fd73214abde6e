import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if p < 0 or p >= 1:
            raise ValueError("p must lie in [0, 1)")
        self.p = p
        self.random = torch.Generator()
        self.random.manual_seed(42)

    def forward(self, x):
        if self.training:
            keep = torch.empty(x.shape).uniform_(generator=self.random) > self.p
            return torch.where(keep, x / (1 - self.p), torch.zeros_like(x))
        return x
