import torch
from torch import nn


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.parts = {
            "lin1": nn.Linear(in_features, hidden_features),
            "drop": Dropout(p),
            "lin2": nn.Linear(hidden_features, out_features),
        }

    def forward(self, x):
        hidden = torch.relu(self.parts["lin1"](x))
        return self.parts["lin2"](self.parts["drop"](hidden))
