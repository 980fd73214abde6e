"""Probes of regularization/weight_decay, for public and hidden checks."""

import torch
from torch import nn


def penalty_of(module, parameters, l1, l2):
    """penalty(parameters, l1, l2), and its gradients"""
    for parameter in parameters:
        parameter.requires_grad_()
    value = module.penalty(parameters, l1=l1, l2=l2)
    value.backward()
    return {
        "the penalty": value.detach(),
        "its gradients": [parameter.grad for parameter in parameters],
    }


def groups_of(module, kind, weight_decay):
    """the groups of decay_groups(model, weight_decay): names of parameters, and the decay"""
    model = MODELS[kind]()
    names = {parameter: name for name, parameter in model.named_parameters()}
    return [
        {
            "params": ", ".join(names.get(p, "no parameter of the model") for p in group["params"]),
            "weight_decay": float(group["weight_decay"]),
        }
        for group in module.decay_groups(model, weight_decay)
    ]


def trained(module, start, gradient, curvature, optimizer, lr, decay, steps, decoupled):
    """train of the loss gradient · w + ½ curvature · w², with this optimizer; start afterwards"""

    def loss_fn(w):
        return (gradient * w + curvature * w.square() / 2).sum()

    make = momentum if optimizer == "momentum" else getattr(torch.optim, optimizer)
    w = module.train(start, loss_fn, make, lr, decay, steps, decoupled)
    return {"w after the last step": w, "start": start}


def momentum(params, lr):
    return torch.optim.SGD(params, lr=lr, momentum=0.9)


def four_layers():
    return nn.Sequential(nn.Linear(2, 3), nn.LayerNorm(3), nn.PReLU(3), nn.Linear(3, 1))


def shared_and_frozen():
    model = nn.Sequential(nn.Embedding(4, 3), nn.Linear(3, 3), nn.Linear(3, 4, bias=False))
    model[2].weight = model[0].weight
    model[1].weight.requires_grad_(False)
    return model


def of_images():
    """Make a model with a kernel that is called bias.weight."""
    kernel = nn.Conv2d(1, 2, 3, bias=False)
    return nn.ModuleDict({"bias": kernel, "norm": nn.BatchNorm2d(2), "head": nn.Linear(2, 2)})


class Scaled(nn.Module):
    """A module with a parameter of no dimension, and one of two."""

    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.tensor(2.0))
        self.shift = nn.Parameter(torch.ones(1, 3))


MODELS = {
    "four layers": four_layers,
    "shared and frozen": shared_and_frozen,
    "of images": of_images,
    "scaled": Scaled,
    "without matrix": lambda: nn.BatchNorm1d(3),
}
