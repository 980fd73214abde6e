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
