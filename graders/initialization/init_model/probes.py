"""Probes of initialization/init_model, for public and hidden checks."""

import torch
from torch import nn


def example():
    return nn.Sequential(nn.Linear(2, 6), nn.BatchNorm1d(6), nn.ReLU(), nn.Linear(6, 2))


def all_activations():
    return nn.Sequential(
        *(nn.Linear(2, 6), nn.Tanh(), nn.Linear(6, 2), nn.ReLU(), nn.Linear(2, 6), nn.Sigmoid()),
        *(nn.Linear(6, 2), nn.LeakyReLU(0.5), nn.Linear(2, 6)),
    )


def linear_twice():
    return nn.Sequential(nn.Tanh(), nn.Linear(3, 2), nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1))


def convolution_in_a_block():
    block = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2))
    return nn.Sequential(block, nn.ReLU(), nn.Flatten(), nn.Linear(8, 2))


def relu_in_three_places():
    act = nn.ReLU()
    return nn.Sequential(nn.Linear(3, 4), act, nn.Linear(4, 4), act, nn.Linear(4, 2), act)


def same_linear_twice():
    layer = nn.Linear(3, 3)
    return nn.Sequential(layer, nn.ReLU(), layer, nn.Tanh())


def nested():
    first = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4))
    second = nn.Sequential(nn.LeakyReLU(0.3), nn.Dropout(0.2))
    third = nn.Sequential(nn.Sequential(nn.Linear(4, 5)), nn.LayerNorm(5))
    return nn.Sequential(
        first, second, third, nn.Tanh(), nn.Linear(5, 3), nn.Linear(3, 2), nn.ReLU()
    )


def convolutions():
    return nn.Sequential(
        *(nn.Conv2d(2, 4, 3), nn.BatchNorm2d(4), nn.Dropout2d(0.1), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(4, 3, (1, 2), bias=False), nn.GroupNorm(1, 3), nn.LeakyReLU(), nn.Flatten()),
        *(nn.Linear(6, 4), nn.Identity(), nn.Tanh(), nn.Linear(4, 2, bias=False)),
    )


def activations_in_a_row():
    return nn.Sequential(
        *(nn.Linear(3, 4), nn.Tanh(), nn.ReLU(), nn.Linear(4, 4), nn.Sigmoid(), nn.Tanh()),
        *(nn.Linear(4, 3), nn.ReLU(), nn.LeakyReLU(0.4)),
    )


def layer_in_two_places():
    layer = nn.Linear(4, 4)
    return nn.Sequential(
        *(nn.Linear(3, 4), nn.Tanh(), layer, nn.ReLU(), nn.Dropout(0.1), layer, nn.Tanh()),
        *(nn.Linear(4, 2), nn.LeakyReLU(0.7)),
    )


def block_in_two_places():
    block = nn.Sequential(nn.ReLU(), nn.Linear(4, 4))
    return nn.Sequential(nn.Linear(3, 4), block, block, nn.Tanh(), nn.Linear(4, 1))


NESTED = (
    "(Linear, BatchNorm1d), (LeakyReLU, Dropout), ((Linear), LayerNorm), Tanh, Linear, Linear, ReLU"
)
CONVOLUTIONS = (
    "Conv2d, BatchNorm2d, Dropout2d, ReLU, MaxPool2d, Conv2d, GroupNorm, LeakyReLU, Flatten, "
    "Linear, Identity, Tanh, Linear"
)
IN_A_ROW = "Linear, Tanh, ReLU, Linear, Sigmoid, Tanh, Linear, ReLU, LeakyReLU"
LAYER_TWICE = "Linear, Tanh, A, ReLU, Dropout, A, Tanh, Linear, LeakyReLU; A is one Linear"
BLOCK_TWICE = "Linear, A, A, Tanh, Linear; A is one (ReLU, Linear)"
MODELS = {
    "Linear, BatchNorm1d, ReLU, Linear": example,
    "Linear layers before Tanh, ReLU, Sigmoid, LeakyReLU(0.5), nothing": all_activations,
    "Tanh, Linear, Linear, ReLU, Linear": linear_twice,
    "Sequential(Conv2d, BatchNorm2d), ReLU, Flatten, Linear": convolution_in_a_block,
    "three Linear layers, one ReLU after each of them": relu_in_three_places,
    "Linear, ReLU, the same Linear, Tanh": same_linear_twice,
    NESTED: nested,
    CONVOLUTIONS: convolutions,
    IN_A_ROW: activations_in_a_row,
    LAYER_TWICE: layer_in_two_places,
    BLOCK_TWICE: block_in_two_places,
}


def following(module, model):
    """followed_by(model)"""
    return {
        f"after layer {name!r}": repr(activation)
        for name, activation in module.followed_by(MODELS[model]()).items()
    }


def layers_of(model):
    """Return the layers by their names, each once, in order."""
    named = model.named_modules()
    return {name: layer for name, layer in named if isinstance(layer, nn.Linear | nn.Conv2d)}


def weights_after(module, model):
    """the weights after init_model(model)"""
    model = MODELS[model]()
    torch.manual_seed(0)
    module.init_model(model)
    torch.manual_seed(0)
    return draws_of(layers_of(model), None)


def draws_of(layers, generator):
    """Say of each weight how it was drawn, and with which std."""
    found = {}
    for name, layer in layers.items():
        weight = layer.weight.detach()
        unit = torch.empty_like(weight).normal_(generator=generator)
        std = (weight * unit).sum() / unit.square().sum()
        is_drawn = bool(std > 0) and torch.allclose(weight, std * unit, rtol=1e-4, atol=1e-6)
        how = "normal_(0, std), in its turn" if is_drawn else "otherwise"
        found[f"the weight of layer {name!r}"] = {"the draw": how, "std": std.item()}
    return found


def biases_after(module, model):
    """the names that init_model(model) returns, and the biases afterwards"""
    model = MODELS[model]()
    names = module.init_model(model)
    return {"the names": names} | {
        f"the bias of layer {name!r}": None if layer.bias is None else layer.bias.detach()
        for name, layer in layers_of(model).items()
    }


def frozen_after(module, frozen):
    """init_model(nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))), partly frozen"""
    model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
    for name, param in model.named_parameters():
        nn.init.ones_(param)
        param.requires_grad_(name not in frozen)
    names = module.init_model(model)
    return {"the names": ", ".join(names) if isinstance(names, list | tuple) else names} | {
        f"{name} afterwards": "still 1" if bool((param == 1).all()) else "changed"
        for name, param in model.named_parameters()
    }
