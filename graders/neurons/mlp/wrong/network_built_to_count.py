"""Belief: one has to build a network to count its parameters.

Advice: Count 100000 inputs, 100000 hidden units and 10 outputs. How many gigabytes are that, at
4 bytes a number?
"""


def count_parameters(in_features, hidden, out_features):
    model = make_mlp(in_features, hidden, out_features)
    return sum(param.numel() for param in model.parameters())
