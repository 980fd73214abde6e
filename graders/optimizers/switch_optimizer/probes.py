"""Probes of optimizers/switch_optimizer, for public and hidden checks.

Parameters are lists of tensors; an optimizer is made from plain data: its class, its options, and
for each group the numbers of its parameters and the group's own options.
"""

import torch
from torch import nn

ORDINALS = ["first", "second", "third", "fourth"]


# --- building and observing, inside the experiment


def make_params(weights):
    return [nn.Parameter(weight.clone()) for weight in weights]


def optimizer_class(name):
    return getattr(torch.optim, name)


def make_optimizer(params, old):
    """Make the optimizer that the plain data `old` describes."""
    groups = [group | {"params": [params[i] for i in group["params"]]} for group in old["groups"]]
    return optimizer_class(old["class"])(groups, **old["options"])


def groups_in_words(optimizer, params):
    """Name the parameters in each group of an optimizer by their numbers."""
    known = {id(param): str(number) for number, param in enumerate(params)}
    groups = [
        ", ".join(sorted(known.get(id(param), "another one") for param in group["params"]))
        for group in optimizer.param_groups
    ]
    return "; ".join(f"parameters {group}" if group else "none" for group in groups)


def options_of(optimizer, names):
    """Return these options of each group, as far as the groups have them."""
    return {
        f"{name} of the {ORDINALS[i]} group": group[name]
        for i, group in enumerate(optimizer.param_groups)
        for name in names
        if name in group
    }


# --- probes


def switched_groups(module, weights, old, new_class):
    """the class of switch_optimizer(optimizer, new_class), and the parameters of its groups

    Look at how the groups are made, and what is in each.
    """
    params = make_params(weights)
    new = module.switch_optimizer(make_optimizer(params, old), optimizer_class(new_class))
    return {"class": type(new).__name__, "groups": groups_in_words(new, params)}


def switched_options(module, weights, old, new_class, overrides, options):
    """these options in the groups of switch_optimizer(optimizer, new_class, **overrides)"""
    optimizer = make_optimizer(make_params(weights), old)
    new = module.switch_optimizer(optimizer, optimizer_class(new_class), **overrides)
    return {"class": type(new).__name__} | options_of(new, options)


def old_options(module, weights, old, new_class, lr):
    """the old optimizer after switch_optimizer(optimizer, new_class) and a new lr in the new one"""
    params = make_params(weights)
    optimizer = make_optimizer(params, old)
    new = module.switch_optimizer(optimizer, optimizer_class(new_class))
    for group in new.param_groups:
        group["lr"] = lr
    return {
        "class of the new one": type(new).__name__,
        "groups of the old one": groups_in_words(optimizer, params),
    } | options_of(optimizer, ["lr", "weight_decay"])


def trained(module, lr, sizes):
    """train(model, mse_loss, batches, SGD, epochs=2, switch_epoch=1, Adam) from weight 0

    Look at what the mean is over, and which optimizer steps in which epoch.
    """
    model = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(model.weight)
    batches = [(torch.ones(n, 1), torch.full((n, 1), 2.0)) for n in sizes]
    sgd = torch.optim.SGD(model.parameters(), lr=lr)
    losses, optimizer = module.train(
        model, nn.functional.mse_loss, batches, sgd, 2, 1, torch.optim.Adam
    )
    return {f"loss of epoch {epoch}": loss for epoch, loss in enumerate(losses)} | {
        "class of the last optimizer": type(optimizer).__name__,
        "weight": model.weight.item(),
    }
