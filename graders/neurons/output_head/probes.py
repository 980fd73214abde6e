"""Probes of neurons/output_head, for public and hidden checks."""

import torch
from torch import nn


def numbers_of_outputs(module, cases):
    """the number of outputs of output_layer(task, in_features, n)"""
    return {
        f"outputs of output_layer({task!r}, {width}, {n})": module.output_layer(task, width, n)(
            torch.ones(1, width)
        ).shape[1]
        for task, width, n in cases
    }


def loss(module, task, outputs, targets):
    """loss_of(task, outputs, targets), and its gradient

    Look at which loss belongs to the task, and the shapes and dtypes it is given.
    """
    outputs.requires_grad_()
    value = module.loss_of(task, outputs, targets)
    gradient = None
    if value.requires_grad:
        value.backward()
        gradient = outputs.grad
    return {"loss": value.detach(), "gradient with respect to outputs": gradient}


def decision(module, task, outputs, *threshold):
    """decide(task, outputs, threshold)"""
    return module.decide(task, outputs, *threshold)


def one_logit(module, weight, bias, x):
    """to_one_logit(layer) applied to x, with this weight and bias of the layer, and the layer"""
    layer = nn.Linear(weight.shape[1], 2, dtype=weight.dtype)
    with torch.no_grad():
        layer.weight.copy_(weight)
        layer.bias.copy_(bias)
    one = module.to_one_logit(layer)
    return {
        "the logit": one(x).detach(),
        "weight of the layer afterwards": layer.weight.detach(),
        "bias of the layer afterwards": layer.bias.detach(),
    }
