from torch import nn


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.stack = nn.Sequential()
        self.stack.add_module("lin1", nn.Linear(in_features, hidden_features))
        self.stack.add_module("drop", Dropout(p))
        self.stack.add_module("lin2", nn.Linear(hidden_features, out_features))

    def forward(self, x):
        return self.stack(x)
