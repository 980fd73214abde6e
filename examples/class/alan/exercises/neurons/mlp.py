from torch import nn


def make_mlp(in_features, hidden, out_features):
    modules = []
    before = in_features
    for width in hidden:
        modules.append(nn.Linear(before, width))
        modules.append(nn.ReLU())
        before = width
    modules.append(nn.Linear(before, out_features))
    return nn.Sequential(*modules)


def count_parameters(in_features, hidden, out_features):
    sizes = [in_features]
    for width in hidden:
        sizes.append(width)
    sizes.append(out_features)
    total = 0
    for i in range(1, len(sizes)):
        # weights and biases of layer i
        total = total + sizes[i - 1] * sizes[i]
        total = total + sizes[i]
    print("parameters:", total)
    return total
