"""Probes of landscape/fine_tune, for public and hidden checks."""

import torch
from torch import nn

# The layers, from the input to the head.
PLAIN = "three linear layers"
NESTED = "layers that contain layers"
SHARED = "layers that share parameters"
ONE = "one linear layer"


def layers_of(network):
    """Make layers, from the input to the head, whose parameters of one shape are all equal."""
    if network == PLAIN:
        layers = [nn.Linear(2, 3), nn.Linear(3, 3), nn.Linear(3, 1)]
    elif network == ONE:
        layers = [nn.Linear(2, 1)]
    elif network == SHARED:
        layers = [nn.Linear(2, 2), nn.Linear(2, 2, bias=False), nn.Linear(2, 2), nn.Linear(2, 2)]
        layers[0].weight = layers[2].weight
        layers[0].bias = nn.Parameter(torch.zeros(2))
        layers[2].bias = layers[3].bias
    else:
        block = nn.Sequential(nn.Linear(3, 3), nn.Tanh(), nn.Sequential(nn.Linear(3, 3)))
        layers = [nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3)), block, nn.Linear(3, 1)]
    for layer in layers:
        for param in layer.double().parameters():
            param.data = torch.linspace(-1, 1, param.numel()).reshape(param.shape).double()
    return layers


def named(layers):
    """Name parameters as the contract counts layers; a shared one as that nearest to the head."""
    found = {}
    for k, layer in enumerate(reversed(layers)):
        for name, param in layer.named_parameters():
            found.setdefault(param, f"{name} of layer {k}")
    return found


def in_words(params, names):
    return ", ".join(sorted(names.get(param, "another tensor") for param in params)) or "none"


def own_groups(layers):
    """Make groups as `layer_groups` should, for lr 0.4 and decay 0.5."""
    names, groups = named(layers), []
    for k, layer in enumerate(reversed(layers)):
        params = [p for p in layer.parameters() if names[p].endswith(f" of layer {k}")]
        groups.append({"params": params, "lr": 0.4 * 0.5**k})
    return groups


def grouped(module, network, lr, decay):
    """layer_groups(layers, lr, decay)"""
    layers = layers_of(network)
    names = named(layers)
    told = {}
    for k, group in enumerate(module.layer_groups(layers, lr, decay)):
        told[f"params of groups[{k}]"] = in_words(group["params"], names)
        told[f"type of the params of groups[{k}]"] = type(group["params"]).__name__
        told[f"lr of groups[{k}]"] = group["lr"]
    return told


def look(optimizer, layers):
    """Describe an optimizer's groups, and what is frozen."""
    names = named(layers)
    params = "; ".join(
        f"{k}: {in_words(group['params'], names)}" for k, group in enumerate(optimizer.param_groups)
    )
    lrs = ", ".join(f"{group['lr']:.6g}" for group in optimizer.param_groups)
    decays = ", ".join(f"{group['weight_decay']:.6g}" for group in optimizer.param_groups)
    return {
        "params of the optimizer's groups": params,
        "lr of the optimizer's groups": lrs,
        "weight_decay of the optimizer's groups": decays,
        "parameters that require gradients": in_words([p for p in names if p.requires_grad], names),
    }


def started(module, network, optimizer_class, frozen, weight_decay):
    """start(groups, optimizer_class, weight_decay=...), after layers were frozen or had a grad"""
    layers = layers_of(network)
    names = named(layers)
    for param in names:
        param.grad = torch.ones_like(param)
    for k in frozen:
        layers[-1 - k].requires_grad_(False)
    groups, chosen = own_groups(layers), getattr(torch.optim, optimizer_class)
    optimizer = module.start(groups, chosen, weight_decay=weight_decay)
    return {
        "class": type(optimizer).__name__,
        **look(optimizer, layers),
        "parameters with a grad": in_words([p for p in names if p.grad is not None], names),
    }


def unfrozen(module, network, calls, weight_decay):
    """unfreeze_next(optimizer, groups), called some times after start"""
    layers = layers_of(network)
    groups = own_groups(layers)
    optimizer = module.start(groups, torch.optim.SGD, weight_decay=weight_decay)
    told = {
        f"call {n} returns": module.unfreeze_next(optimizer, groups) for n in range(1, calls + 1)
    }
    return told | look(optimizer, layers)


def trained(module, x, y, optimizer_class, steps, **options):
    """training by an optimizer of start, some steps before and after each unfreeze_next"""
    layers = layers_of(PLAIN)
    model, groups, names = nn.Sequential(*layers), own_groups(layers), named(layers)
    optimizer = module.start(groups, getattr(torch.optim, optimizer_class), **options)
    told = {}
    for stage in range(3):
        for _ in range(steps):
            nn.functional.mse_loss(model(x), y).backward()
            optimizer.step()
            optimizer.zero_grad()
        for param, name in names.items():
            told[f"{name} with {stage + 1} of 3 layers unfrozen"] = param.detach().clone()
        if stage < 2:
            module.unfreeze_next(optimizer, groups)
            held = in_words([p for p in names if optimizer.state.get(p)], names)
            told[f"what the optimizer remembers after {stage + 1} of unfreeze_next"] = held
    return told
