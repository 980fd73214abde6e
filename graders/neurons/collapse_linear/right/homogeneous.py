from functools import reduce

import torch
from torch import nn


def bend(model, a, b):
    return model(a + (b - a) / 2) - torch.stack([model(a), model(b)]).mean(0)


def matrix(layer):
    """The layer as one matrix that also carries a 1 along."""
    weight = layer.weight.detach()
    bias = torch.zeros_like(weight[:, 0]) if layer.bias is None else layer.bias.detach()
    last = torch.zeros_like(weight[:1])
    one = torch.ones(1, 1, dtype=weight.dtype)
    return torch.cat([torch.cat([weight, bias[:, None]], 1), torch.cat([last, one], 1)])


def collapse(stack):
    kinds = {isinstance(layer, nn.Linear) for layer in stack}
    if kinds != {True}:
        raise ValueError("only linear layers collapse")
    product = reduce(lambda total, layer: matrix(layer) @ total, stack[1:], matrix(stack[0]))
    bias = any(layer.bias is not None for layer in stack)
    new = nn.Linear(product.shape[1] - 1, product.shape[0] - 1, bias=bias).to(product.dtype)
    state = {"weight": product[:-1, :-1]} | ({"bias": product[:-1, -1]} if bias else {})
    new.load_state_dict(state)
    return new


def collapse_runs(model):
    modules = []
    i = 0
    while i < len(model):
        j = i
        while j < len(model) and isinstance(model[j], nn.Linear):
            j += 1
        if j == i:
            modules.append(model[i])
            i += 1
        else:
            modules.append(collapse(model[i:j]))
            i = j
    return nn.Sequential(*modules)
