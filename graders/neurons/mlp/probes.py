"""Probes of neurons/mlp, for public and hidden checks."""

import torch


def outputs_of(module, sizes, weights, x):
    """make_mlp(in_features, hidden, out_features) with these weights and biases, applied to x

    Look at which layers there are, in which order, and what stands between them.
    """
    return run(module.make_mlp(sizes[0], list(sizes[1:-1]), sizes[-1]), weights, x)


def run(model, weights, x):
    """Load these weights and biases into the model, and apply it; say which shapes it has."""
    params = list(model.parameters())
    shapes = [list(param.shape) for param in params]
    observed = {"shapes of the parameters": shapes, "outputs": None}
    if shapes == [list(weight.shape) for weight in weights]:
        with torch.no_grad():
            for param, weight in zip(params, weights, strict=True):
                param.copy_(weight)
        observed["outputs"] = model(x).detach()
    return observed


def count(module, sizes):
    """count_parameters(in_features, hidden, out_features)"""
    return module.count_parameters(sizes[0], list(sizes[1:-1]), sizes[-1])
