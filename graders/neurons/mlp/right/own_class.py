from torch import nn


class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList()
        for i in range(len(sizes) - 1):
            self.layers.append(nn.Linear(sizes[i], sizes[i + 1]))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = layer(x).clamp(min=0)
        return self.layers[-1](x)


def make_mlp(in_features, hidden, out_features):
    return Net([in_features] + list(hidden) + [out_features])


def count_parameters(in_features, hidden, out_features):
    total = 0
    n = in_features
    for m in list(hidden) + [out_features]:
        total += (n + 1) * m
        n = m
    return total
