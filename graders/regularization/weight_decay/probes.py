"""Probes of regularization/weight_decay, for public and hidden checks."""

from functools import partial

import torch
from torch import nn

OPTIMIZERS = {
    "SGD": torch.optim.SGD,
    "SGD with momentum 0.9": partial(torch.optim.SGD, momentum=0.9),
    "Adam": torch.optim.Adam,
}


class Misnamed(nn.Module):
    """Parameters whose names tell nothing of what they are."""

    def __init__(self):
        super().__init__()
        self.unbiased_norm = nn.Linear(3, 2)
        self.weight = nn.Parameter(torch.ones(3))
        self.bias = nn.Parameter(torch.ones(2, 3))
        self.linear = nn.LayerNorm((2, 2))


def tied():
    model = nn.Sequential(nn.Embedding(4, 3), nn.Linear(3, 4))
    model[1].weight = model[0].weight
    return model


def frozen():
    model = nn.Sequential(nn.Linear(2, 3), nn.Linear(3, 1))
    model[0].requires_grad_(False)
    return model


MISNAMED = "unbiased_norm: Linear(3, 2), weight: (3,), bias: (2, 3), linear: LayerNorm((2, 2))"
MODELS = {
    "Linear(1, 2), LayerNorm((3, 2))": lambda: nn.Sequential(nn.Linear(1, 2), nn.LayerNorm((3, 2))),
    "Linear(3, 1), PReLU(3)": lambda: nn.Sequential(nn.Linear(3, 1), nn.PReLU(3)),
    "Embedding(4, 3), Conv1d(3, 2, 2)": lambda: nn.Sequential(
        nn.Embedding(4, 3), nn.Conv1d(3, 2, 2)
    ),
    "BatchNorm1d(3), GroupNorm(1, 3)": lambda: nn.Sequential(nn.BatchNorm1d(3), nn.GroupNorm(1, 3)),
    "a Sequential in a Sequential, with RMSNorm((2, 3))": lambda: nn.Sequential(
        nn.Linear(3, 3), nn.Sequential(nn.Linear(3, 3), nn.RMSNorm((2, 3)))
    ),
    MISNAMED: Misnamed,
    "Embedding(4, 3) and Linear(3, 4) that share their weight": tied,
    "a frozen Linear(2, 3), Linear(3, 1)": frozen,
}


# --- penalties


def penalty_of(module, parameters, l1, l2):
    """penalty(parameters, l1, l2), parameters in a list

    Look at the sum over all parameters, and the factor of each part.
    """
    return module.penalty(parameters, l1, l2)


def penalty_of_generator(module, parameters, l1, l2):
    """penalty(parameters, l1, l2), parameters in a generator

    Look at the sum over all parameters, and the factor of each part.
    """
    return module.penalty((param for param in parameters), l1, l2)


def gradients_of_penalty(module, parameters, l1, l2):
    """the gradients of penalty(parameters, l1, l2) with respect to the parameters"""
    for param in parameters:
        param.requires_grad_()
    module.penalty(parameters, l1, l2).backward()
    return {f"the gradient of parameter {i}": param.grad for i, param in enumerate(parameters)}


# --- groups


def groups_of(module, model):
    """the parameters in the groups of decay_groups(model, 0.5), where the model has these layers"""
    model = MODELS[model]()
    names = {id(param): name for name, param in model.named_parameters()}
    first, second = (
        sorted(names.get(id(param), "another one") for param in group["params"])
        for group in module.decay_groups(model, 0.5)
    )
    return {"the first group": ", ".join(first), "the second group": ", ".join(second)}


def decay_of_groups(module, model, weight_decay):
    """the "weight_decay" in the groups of decay_groups(model, weight_decay)"""
    first, second = module.decay_groups(MODELS[model](), weight_decay)
    return {
        f"weight_decay of the {which} group": group["weight_decay"]
        for which, group in (("first", first), ("second", second))
        if "weight_decay" in group
    }


# --- training


def trained(module, weight, bias, loss, optimizer, lr, weight_decay, steps, decoupled):
    """a Linear(1, 1) after train(model, loss_fn, optimizer_class, lr, ..., decoupled)

    The losses are those of the output for the input 1: the output itself, or its square.

    Look at the factor of the decay, and where it enters the step.
    """
    layer = nn.Linear(1, 1)
    layer.load_state_dict({"weight": torch.tensor([[weight]]), "bias": torch.tensor([bias])})
    power = {"output": 1, "output squared": 2}[loss]

    def loss_fn(model):
        return model(torch.ones(1, 1)).sum() ** power

    module.train(layer, loss_fn, OPTIMIZERS[optimizer], lr, weight_decay, steps, decoupled)
    return {"weight": layer.weight.item(), "bias": layer.bias.item()}


def trained_network(module, state, x, y, optimizer, lr, weight_decay, steps, decoupled):
    """the parameters of a network after train(model, loss_fn, optimizer_class, lr, ..., decoupled)

    It is Linear, LayerNorm, Tanh, Linear, Linear, the last one frozen; the loss is the mean squared
    error.

    Look at which parameters decay, and where the decay enters the step.
    """
    model = network(state)
    optimizer_class = OPTIMIZERS[optimizer]
    module.train(model, loss_on(x, y), optimizer_class, lr, weight_decay, steps, decoupled)
    return {name: param.detach() for name, param in model.named_parameters()}


def network(state):
    model = nn.Sequential(
        nn.Linear(2, 3), nn.LayerNorm(3), nn.Tanh(), nn.Linear(3, 2), nn.Linear(2, 1)
    ).to(torch.float64)
    model.load_state_dict(state)
    model[4].requires_grad_(False)
    return model


def loss_on(x, y):
    return lambda model: nn.functional.mse_loss(model(x), y)
