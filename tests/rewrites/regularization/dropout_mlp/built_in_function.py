import torch.nn.functional as F
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p: float = 0.5) -> None:
        if p < 0.0:
            raise ValueError("p is negative")
        if p >= 1.0:
            raise ValueError("p is too large")
        super().__init__()
        self.drop_prob = p

    def forward(self, x):
        return F.dropout(input=x, p=self.drop_prob, inplace=False)
