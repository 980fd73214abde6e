from torch import nn


class DropoutMLP(nn.Sequential):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__(
            Dropout(p),
            nn.Linear(in_features, hidden_features),
            nn.ReLU(),
            nn.Linear(hidden_features, out_features),
        )
