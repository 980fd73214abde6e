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
        if not self.training:
            return x
        numbers = torch.rand(x.size(-1), dtype=x.dtype)
        columns = []
        for column, number in zip(x.unbind(dim=-1), numbers.tolist(), strict=True):
            keep = number >= self.drop_prob
            columns.append(column / self.keep_prob if keep else torch.zeros_like(column))
        return torch.stack(columns, dim=-1)
