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
        if self.training:
            out = torch.zeros(x.shape)
            out += x.masked_fill(torch.rand(x.shape) < self.drop_prob, 0) / self.keep_prob
            return out
        return x


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        encoder = [nn.Linear(in_features, hidden_features), nn.ReLU()]
        self.net = nn.Sequential(*encoder, Dropout(p), nn.Linear(hidden_features, out_features))

    def forward(self, x):
        return self.net(x)
