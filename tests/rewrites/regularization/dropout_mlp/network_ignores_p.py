from torch import nn


class DropoutMLP(nn.Sequential):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        hidden = nn.Linear(in_features, hidden_features)
        output = nn.Linear(hidden_features, out_features)
        super().__init__(hidden, nn.ReLU(), Dropout(), output)
