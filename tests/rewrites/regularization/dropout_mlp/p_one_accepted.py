import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if p < 0 or p > 1:
            raise ValueError("p is not a probability")
        self.p_drop = p

    def forward(self, x):
        if self.training:
            dropped = torch.rand(x.shape) < self.p_drop
            return x.masked_fill(dropped, 0.0) / (1 - self.p_drop)
        return x


class DropoutMLP(nn.Sequential):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.append(nn.Linear(in_features, hidden_features))
        self.append(nn.ReLU())
        self.append(Dropout(p))
        self.append(nn.Linear(hidden_features, out_features))
