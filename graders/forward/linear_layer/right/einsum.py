import torch


def weighted_sum(x, w, b):
    return torch.einsum("...d,d->...", x, w) + b


def neuron(x, w, b, activation):
    z = torch.einsum("...d,d->...", x, w).add(b)
    return activation(z)


def linear_layer(x, weight, bias=None):
    z = torch.einsum("...d,hd->...h", x, weight)
    if bias is not None:
        z += bias
    return z
