from torch import nn


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.drop_prob = p
        self.encode = nn.Sequential(nn.Linear(in_features, hidden_features), nn.ReLU())
        self.decode = nn.Linear(hidden_features, out_features)

    def forward(self, x):
        hidden = self.encode(x)
        noise = Dropout(p=self.drop_prob)
        hidden = noise(hidden)
        return self.decode(hidden)
