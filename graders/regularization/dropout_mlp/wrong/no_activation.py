"""Belief: dropout is the nonlinearity between two linear layers.

Advice: What is the network in evaluation mode, when dropout does nothing? Compare with the order
of its layers in the exercise.
"""

from torch import nn


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.first = nn.Linear(in_features, hidden_features)
        self.dropout = Dropout(p)
        self.second = nn.Linear(hidden_features, out_features)

    def forward(self, x):
        return self.second(self.dropout(self.first(x)))
