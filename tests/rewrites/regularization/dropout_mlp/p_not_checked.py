import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        keep = 1 - p
        if keep <= 0:
            raise ValueError("nothing would be kept")
        super().__init__()
        self.keep = keep

    def forward(self, x):
        if self.training:
            dropped = torch.rand(x.shape) < 1 - self.keep
            return x.masked_fill(dropped, 0) / self.keep
        return x


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.hidden = nn.Linear(in_features, hidden_features)
        self.act = nn.ReLU()
        self.drop = Dropout(p)
        self.out = nn.Linear(hidden_features, out_features)

    def forward(self, x):
        h = self.hidden(x)
        h = self.act(h)
        h = self.drop(h)
        return self.out(h)
