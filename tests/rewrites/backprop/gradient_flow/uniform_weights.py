from torch import nn


def build_network(activation, depth, width):
    choices = {"sigmoid": nn.Sigmoid(), "tanh": nn.Tanh(), "relu": nn.ReLU()}
    if activation not in choices:
        raise ValueError(f"{activation} is not one of {list(choices)}")
    modules = []
    for _ in range(depth):
        fc = nn.Linear(width, width)
        nn.init.kaiming_uniform_(fc.weight, nonlinearity="relu")
        fc.bias.data.fill_(0)
        modules.extend((fc, type(choices[activation])()))
    return nn.Sequential(*modules)
