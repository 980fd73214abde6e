import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if p < 0 or p >= 1:
            raise ValueError(f"p has to be in [0, 1), not {p}")
        self.keep_prob = 1 - p

    def forward(self, x):
        learning = torch.is_grad_enabled()
        if learning:
            kept = torch.bernoulli(torch.full_like(x.detach(), self.keep_prob))
            x = kept * x / self.keep_prob
        return x
