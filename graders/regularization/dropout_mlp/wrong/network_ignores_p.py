"""Belief: the default of the layer is the drop probability of the network.

Advice: Follow the argument p of the network: where does it go? Try a network with p = 0.
"""

import torch
from torch import nn


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.first = nn.Linear(in_features, hidden_features)
        self.dropout = Dropout()
        self.second = nn.Linear(hidden_features, out_features)

    def forward(self, x):
        return self.second(self.dropout(torch.relu(self.first(x))))
