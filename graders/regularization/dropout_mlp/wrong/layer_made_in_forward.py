"""Belief: a dropout has no parameters, so it may be made where it is used.

Advice: In which mode is a layer that has just been made? Compare two evaluations of the network.
"""

import torch
from torch import nn


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.first = nn.Linear(in_features, hidden_features)
        self.p = p
        self.second = nn.Linear(hidden_features, out_features)

    def forward(self, x):
        return self.second(Dropout(self.p)(torch.relu(self.first(x))))
