import copy

import numpy as np
import torch
from torch import nn


def fit_scaler(x):
    array = x.numpy()
    std = array.std(axis=0)
    std[array.max(axis=0) == array.min(axis=0)] = 1
    return torch.from_numpy(array.mean(axis=0)), torch.from_numpy(std)


def standardize(x, mean, std):
    return torch.from_numpy((x.numpy() - mean.numpy()) / std.numpy())


def standardize_splits(train, test):
    statistics = fit_scaler(train)
    return [standardize(part, *statistics) for part in (train, test)]


def saturation(linear, x, limit=0.99):
    with torch.no_grad():
        outputs = np.abs(torch.tanh(linear(x)).numpy())
    return float(np.mean(outputs > limit))


@torch.no_grad()
def fold_scaler(linear, mean, std):
    new = copy.deepcopy(linear)
    new.weight.div_(std)
    shift = new.weight @ mean
    if new.bias is None:
        new.bias = nn.Parameter(torch.zeros_like(shift))
    new.bias.sub_(shift)
    return new
