from torch import nn


def make_mlp(in_features, hidden, out_features):
    sizes = [in_features] + hidden + [out_features]
    layers = []
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        layers.append(nn.ReLU())
    return nn.Sequential(*layers)


def count_parameters(in_features, hidden, out_features):
    sizes = [in_features] + hidden + [out_features]
    n = 0
    for i in range(len(sizes) - 1):
        n += (sizes[i] + 1) * sizes[i + 1]  # + 1 is the bias
    return n
