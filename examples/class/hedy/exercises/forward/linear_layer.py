import torch


def weighted_sum(x, w, b):
    return torch.sum(x * w, dim=-1) + b


def neuron(x, w, b, activation):
    return activation(weighted_sum(x, w, b))


def linear_layer(x, weight, bias=None):
    Z = [weighted_sum(x, w, 0) for w in weight]
    Z = torch.stack(Z, dim=-1)
    return Z if bias is None else Z + bias
