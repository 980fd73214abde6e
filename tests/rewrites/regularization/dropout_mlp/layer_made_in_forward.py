import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if p < 0 or p >= 1:
            raise ValueError(f"p has to be in [0, 1), not {p}")
        self.drop_prob = p

    def forward(self, x):
        if self.training:
            dropped = torch.rand(x.shape) < self.drop_prob
            return x.masked_fill(dropped, 0.0) / (1 - self.drop_prob)
        return x


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.drop_prob = p
        self.encode = nn.Sequential(nn.Linear(in_features, hidden_features), nn.ReLU())
        self.decode = nn.Linear(hidden_features, out_features)

    def forward(self, x):
        hidden = self.encode(x)
        noise = Dropout(p=self.drop_prob)
        hidden = noise(hidden)
        return self.decode(hidden)
