import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        keep = 1 - p
        if keep <= 0:
            raise ValueError("nothing would be kept")
        super().__init__()
        self.keep = keep

    def forward(self, x):
        if self.training:
            dropped = torch.rand(x.shape) < 1 - self.keep
            return x.masked_fill(dropped, 0) / self.keep
        return x
