from torch import nn


def make_mlp(in_features, hidden, out_features):
    model, width = nn.Sequential(), in_features
    for i, units in enumerate(hidden):
        model.add_module(f"hidden{i}", nn.Linear(width, units))
        model.add_module(f"relu{i}", nn.ReLU())
        width = units
    model.add_module("output", nn.Linear(width, out_features))
    return model


def count_parameters(in_features, hidden, out_features):
    ins, outs = [in_features, *hidden], [*hidden, out_features]
    weights = sum(map(int.__mul__, ins, outs))
    return weights + sum(outs)
