import copy

import torch
from torch import nn


def bend(model, a, b):
    fa, fm, fb = model(torch.stack([a, (a + b) / 2, b])).unbind()
    return fm - (fa + fb) / 2


def pair(one, two):
    has_bias = not (one.bias is None and two.bias is None)
    new = nn.Linear(one.in_features, two.out_features, bias=has_bias, dtype=one.weight.dtype)
    new.weight.data = torch.einsum("mh,hn->mn", two.weight.data, one.weight.data)
    if has_bias:
        new.bias.data = torch.zeros(two.out_features, dtype=one.weight.dtype)
        if one.bias is not None:
            new.bias.data += torch.mv(two.weight.data, one.bias.data)
        if two.bias is not None:
            new.bias.data += two.bias.data
    return new


def collapse(stack):
    layers = list(stack)
    if any(not isinstance(layer, nn.Linear) for layer in layers) or layers == []:
        raise ValueError(len(layers))
    while len(layers) > 1:
        layers[-2:] = [pair(*layers[-2:])]
    return copy.deepcopy(layers[0]).requires_grad_()


def collapse_runs(model):
    new = []
    for module in model:
        if not isinstance(module, nn.Linear):
            new.append(module)
        elif new and isinstance(new[-1], nn.Linear):
            new[-1] = pair(new[-1], module)
        else:
            new.append(collapse([module]))
    return nn.Sequential(*new)
