import numpy as np
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
        values = x.detach().numpy()
        dropped = np.random.random(values.shape) < self.drop_prob
        result = np.where(dropped, 0, values / self.keep_prob).astype(values.dtype)
        return torch.from_numpy(result)
