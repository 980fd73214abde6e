import numpy as np
import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if p < 0 or p >= 1:
            raise ValueError(f"p has to be in [0, 1), not {p}")
        self.keep_prob = 1 - p

    def forward(self, x):
        if self.training:
            factor = np.random.rand(*x.shape) < self.keep_prob
            factor = torch.as_tensor(factor).to(x.dtype)
        else:
            factor = self.keep_prob
        return factor * x
