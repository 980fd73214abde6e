"""Belief: dropout follows every layer, the last one too.

Advice: How many dropouts has the network that the exercise describes, and where?
"""

import torch
from torch import nn


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.first = nn.Linear(in_features, hidden_features)
        self.dropout = Dropout(p)
        self.second = nn.Linear(hidden_features, out_features)

    def forward(self, x):
        hidden = self.dropout(torch.relu(self.first(x)))
        return self.dropout(self.second(hidden))
