import copy
import math

import torch
from torch import nn


def fold_batch_norm(layer, norm):
    if norm.training or not norm.track_running_stats:
        raise ValueError("not a fixed function")
    if norm.num_features != layer.weight.shape[0]:
        raise ValueError("does not fit")
    new = copy.deepcopy(layer)
    if new.bias is None:
        new.bias = nn.Parameter(layer.weight.new_zeros(norm.num_features))
    with torch.no_grad():
        for j in range(norm.num_features):
            std = math.sqrt(norm.running_var[j].item() + norm.eps)
            gamma = norm.weight[j] if norm.affine else 1
            beta = norm.bias[j] if norm.affine else 0
            new.weight[j] *= gamma / std
            new.bias[j] = gamma / std * (new.bias[j] - norm.running_mean[j]) + beta
    return new


def fold_model(model):
    return fold_copy(copy.deepcopy(model))


def fold_copy(model):
    names = list(model._modules)
    for name, following in zip(names, [*names[1:], None]):
        module = model._modules[name]
        if isinstance(module, nn.Sequential):
            model._modules[name] = fold_copy(module)
        elif following is not None and belongs(module, model._modules[following]):
            model._modules[following] = fold_batch_norm(module, model._modules[following])
            del model._modules[name]
    return model


def belongs(layer, norm):
    if isinstance(layer, nn.Linear):
        return isinstance(norm, nn.BatchNorm1d)
    return isinstance(layer, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d)
