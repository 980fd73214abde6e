from torch import nn


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        steps = [nn.Linear(in_features, hidden_features), nn.ReLU(), nn.Dropout(p=p)]
        self.encoder = nn.Sequential(*steps)
        self.decoder = nn.Linear(hidden_features, out_features)

    def forward(self, x):
        return self.decoder(self.encoder(x))
