"""Probes of forward/standardize, for public and hidden checks."""

import torch
from torch import nn


def layer(weight, bias=None):
    """Make an nn.Linear with this weight, and with this bias or none."""
    linear = nn.Linear(weight.shape[1], weight.shape[0], bias=bias is not None)
    linear.weight.data = weight.clone()
    if bias is not None:
        linear.bias.data = bias.clone()
    return linear


def statistics(module, x):
    """fit_scaler(x)

    Look at what a mean is over, the divisor of the variance, and constant features.
    """
    mean, std = module.fit_scaler(x)
    return {"the mean": mean, "the standard deviation": std}


def scaled(module, x, mean, std):
    """standardize(x, mean, std)

    Look at the mean and the divisor of each feature.
    """
    return module.standardize(x, mean, std)


def scaled_splits(module, train, test):
    """standardize_splits(train, test)

    Look at whose mean and standard deviation each part is scaled with.
    """
    new_train, new_test = module.standardize_splits(train, test)
    return {"the training data": new_train, "the test data": new_test}


def saturated(module, weight, bias, x, *limit):
    """saturation(linear, x, limit), with this weight and bias

    Look at which outputs count: both ends, the limit itself, and the divisor.
    """
    return module.saturation(layer(weight, bias), x, *limit)


def folded(module, weight, bias, mean, std, x):
    """fold_scaler(linear, mean, std), and what the new layer gives for x

    Look at weight and bias of the new layer, for one input by hand.
    """
    new = module.fold_scaler(layer(weight, bias), mean, std)
    with torch.no_grad():
        output = new(x)
    return {
        "the new layer": type(new).__name__,
        "its weight": new.weight.detach(),
        "its bias": None if new.bias is None else new.bias.detach(),
        "its output for x": output,
    }
