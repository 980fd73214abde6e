import torch
from torch import nn


def _drop_some(t, p):
    dropped = torch.rand(t.shape) < p
    return t.masked_fill(dropped, 0.0) / (1 - p)


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        widths = (in_features, hidden_features, out_features)
        self.linears = nn.ModuleList([nn.Linear(widths[i], widths[i + 1]) for i in range(2)])
        self.p_drop = p

    def forward(self, x):
        for i, linear in enumerate(self.linears):
            x = linear(x)
            if i == 0:
                x = torch.relu(x)
            if self.training:
                x = _drop_some(x, self.p_drop)
        return x
