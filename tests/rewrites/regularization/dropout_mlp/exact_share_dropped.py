import numpy as np
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
            total = x.numel()
            count = round(self.drop_prob * total)
            kept = np.ones(total, dtype=bool)
            kept[np.random.choice(total, size=count, replace=False)] = False
            kept = torch.from_numpy(kept).reshape(x.shape)
            return torch.where(kept, x / self.keep_prob, torch.zeros_like(x))
        return x
