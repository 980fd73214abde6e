"""Belief: dropout hides a part of the input.

Advice: On which layer does the exercise ask for dropout? With one input feature, what would yours
make of the whole network?
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
        return self.second(torch.relu(self.first(self.dropout(x))))
