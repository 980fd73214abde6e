import numpy as np
import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p: float = 0.5) -> None:
        if p < 0.0:
            raise ValueError("p is negative")
        if p >= 1.0:
            raise ValueError("p is too large")
        super().__init__()
        self.drop_prob, self.keep_prob = p, 1.0 - p

    def forward(self, x):
        if self.training:
            numbers = np.random.RandomState(42).uniform(size=tuple(x.shape))
            kept = torch.as_tensor(numbers >= self.drop_prob)
            return torch.where(kept, x / self.keep_prob, torch.zeros_like(x))
        return x
