import torch
from torch import nn


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        if p < 0 or p >= 1:
            raise ValueError(f"p has to be in [0, 1), not {p}")
        self.fc_in = nn.Linear(in_features, hidden_features)
        self.fc_out = nn.Linear(hidden_features, out_features)
        self.keep = 1 - p

    def forward(self, x):
        y = self.fc_out(self.fc_in(x).clamp(min=0))
        if self.training:
            kept = torch.bernoulli(torch.full_like(y, self.keep))
            y = y * kept / self.keep
        return y
