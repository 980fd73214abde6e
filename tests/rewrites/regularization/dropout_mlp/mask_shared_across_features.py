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
        if self.training:
            flat = x.reshape(-1, *x.shape[-1:])
            rows = []
            for row in flat:
                keep = torch.rand(()).item() >= self.drop_prob
                rows.append(row / self.keep_prob if keep else row * 0)
            return torch.stack(rows).reshape(x.shape)
        return x
