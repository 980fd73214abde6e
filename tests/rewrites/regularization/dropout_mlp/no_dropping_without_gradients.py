import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        valid = p >= 0 and p < 1
        if not valid:
            raise ValueError("invalid drop probability")
        self.keep_prob = 1 - p
        self.drop_prob = p

    def forward(self, x):
        if not self.training:
            return x
        if not torch.is_grad_enabled():
            return x
        dropped = torch.rand(x.shape) < self.drop_prob
        return x.masked_fill(dropped, 0.0) / self.keep_prob


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.lin1 = nn.Linear(in_features, hidden_features)
        self.lin2 = nn.Linear(hidden_features, out_features)
        self.mask = Dropout(p=p)

    def forward(self, x):
        activations = self.lin1(x).clamp(min=0.0)
        return self.lin2(self.mask(activations))


def prediction_spread(model, x, passes=100):
    were_training = {m: m.training for m in model.modules()}
    stds = []
    with torch.no_grad():
        for mode in (True, False):
            model.train(mode)
            ys = torch.stack([model(x) for _ in range(passes)])
            stds.append(ys.std(dim=0))
    for m in were_training:
        m.training = were_training[m]
    return stds[0], stds[1]
