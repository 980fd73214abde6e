import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if p < 0 or p >= 1:
            raise ValueError(f"p has to be in [0, 1), not {p}")
        self.keep_prob = 1 - p

    def forward(self, x):
        learning = torch.is_grad_enabled()
        if learning:
            kept = torch.bernoulli(torch.full_like(x.detach(), self.keep_prob))
            x = kept * x / self.keep_prob
        return x


class DropoutMLP(nn.Module):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__()
        self.blocks = nn.ModuleDict(
            {
                "in": nn.Linear(in_features, hidden_features),
                "relu": nn.ReLU(),
                "drop": Dropout(p),
                "out": nn.Linear(hidden_features, out_features),
            }
        )

    def forward(self, x):
        for block in self.blocks.values():
            x = block(x)
        return x


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
