from torch import nn


def make_mlp(in_features, hidden, out_features):
    if not hidden:
        return nn.Linear(in_features, out_features)
    first, *rest = hidden
    return nn.Sequential(
        nn.Linear(in_features, first), nn.ReLU(), make_mlp(first, rest, out_features)
    )


def count_parameters(in_features, hidden, out_features):
    if not hidden:
        return in_features * out_features + out_features
    return (
        in_features * hidden[0] + hidden[0] + count_parameters(hidden[0], hidden[1:], out_features)
    )
