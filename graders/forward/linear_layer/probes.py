"""Probes of forward/linear_layer, for public and hidden checks."""

import torch

ACTIVATIONS = {"tanh": torch.tanh, "sigmoid": torch.sigmoid, "square": torch.square}


def summed(module, x, w, b):
    """weighted_sum(x, w, b)

    Look at each product by itself, the bias, and the shape of each factor.
    """
    return module.weighted_sum(x, w, b)


def neuron_with(module, activation, x, w, b):
    """neuron(x, w, b, activation)

    Look at the weighted sum by itself, then the activation.
    """
    return module.neuron(x, w, b, ACTIVATIONS[activation])


def layer(module, x, weight, *bias):
    """linear_layer(x, weight, bias)"""
    return module.linear_layer(x, weight, *bias)
