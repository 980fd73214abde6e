"""Belief: a module finds its layers wherever it keeps them.

Advice: Print list(model.parameters()). What has to hold a layer for the module to register it?
"""

from torch import nn


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.layers = [
            nn.Linear(in_features, hidden_features),
            nn.ReLU(),
            Dropout(p),
            nn.Linear(hidden_features, out_features),
        ]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
