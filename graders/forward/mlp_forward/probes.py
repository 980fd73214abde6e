"""Probes of forward/mlp_forward, for public and hidden checks."""

from itertools import zip_longest

import torch
from torch import nn


def hidden(module, x, w1, b1):
    """hidden_layer(x, w1, b1)"""
    return module.hidden_layer(x, w1, b1)


def probability(module, x, w1, b1, w2, b2):
    """predict_proba(x, w1, b1, w2, b2)

    Look at the shapes and values after each layer, one by one.
    """
    result = module.predict_proba(x, w1, b1, w2, b2)
    # A view of one element may have any stride, which the judge cannot read.
    return result * 1 if isinstance(result, torch.Tensor) else result


def model_with(w1, b1, w2, b2):
    """Make a model with these weights and biases."""
    units, inputs = w1.shape
    model = nn.Sequential(nn.Linear(inputs, units), nn.ReLU(), nn.Linear(units, 1), nn.Sigmoid())
    for parameter, values in zip(model.parameters(), (w1, b1, w2, b2), strict=True):
        parameter.data = values.clone()
    return model


def named(tensors):
    """Name each of four tensors."""
    names = ["w1", "b1", "w2", "b2"]
    given = tensors if isinstance(tensors, list | tuple) else [tensors]
    return dict(zip_longest(names, given)) if len(given) <= len(names) else {"too many": given}


def copied(module, w1, b1, w2, b2):
    """weights_of(model), after which the model's weights are set to 9"""
    model = model_with(w1, b1, w2, b2)
    weights = module.weights_of(model)
    for parameter in model.parameters():
        torch.nn.init.constant_(parameter, 9.0)
    return named(weights)
