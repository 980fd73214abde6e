import torch


def weighted_sum(x, w, b):
    return (x * w).sum(-1) + b


def neuron(x, w, b, activation):
    return activation(weighted_sum(x, w, b))


def linear_layer(x, weight, bias=None):
    if bias is None:
        bias = torch.zeros(len(weight), dtype=x.dtype)
    return torch.stack([weighted_sum(x, w, b) for w, b in zip(weight, bias)], dim=-1)
