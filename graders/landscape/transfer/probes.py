"""Probes of landscape/transfer, for public and hidden checks."""

import torch
from torch import nn


def filled(model):
    """Fill a model with values that do not depend on random numbers."""
    for number, entry in enumerate(model.state_dict().values(), start=1):
        place = torch.arange(entry.numel()).reshape(entry.shape)
        values = 2 + place if entry.dtype == torch.int64 else 1.5 + torch.cos(number + 2.0 * place)
        entry.copy_(values)
    return model


def small_model(dtype):
    """Two linear layers with batch norm between them, entries "0.weight" to "2.bias"."""
    layers = nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Linear(3, 2)
    return filled(nn.Sequential(*layers)).to(getattr(torch, dtype))


def backbone_of(dtype="float32"):
    """A backbone from 2 inputs to 5 features, with batch norm and dropout."""
    inner = nn.Sequential(nn.BatchNorm1d(3), nn.Dropout(0.5))
    return filled(nn.Sequential(nn.Linear(2, 3), inner, nn.Linear(3, 5))).to(getattr(torch, dtype))


def transfer_model(module, classes, dtype="float32"):
    """TransferModel(backbone, 5, classes), its head with known values

    Look at which parameters are frozen, and which are the head's.
    """
    model = module.TransferModel(backbone_of(dtype), 5, classes)
    filled(model.head)
    return model


def names(items):
    return ", ".join(items) or "none"


def loaded(module, state, dtype):
    """load_matching(model, state), for an nn.Sequential of Linear(2, 3), BatchNorm1d(3), Linear

    Look at which entries match: their names, their shapes, their dtypes.
    """
    model = small_model(dtype)
    report = module.load_matching(model, state)
    told = {f"the list '{key}'": names(report[key]) for key in ("loaded", "missing", "skipped")}
    return told | {f"{name} of the model": entry for name, entry in model.state_dict().items()}


def parts(module, features, classes, dtype):
    """TransferModel(backbone, features, classes)

    Look at which parameters are frozen, and which are the head's.
    """
    backbone = nn.Sequential(nn.Linear(2, features), nn.BatchNorm1d(features))
    backbone = backbone.to(getattr(torch, dtype))
    model = module.TransferModel(backbone, features, classes)
    weight, limit = model.head.weight.detach(), features**-0.5
    return {
        "parameters that require gradients": names(
            name for name, param in model.named_parameters() if param.requires_grad
        ),
        "backbone is the one that was given": model.backbone is backbone,
        "class of the head": type(model.head).__name__,
        "shape of head.weight": tuple(weight.shape),
        "dtype of the head": str(weight.dtype),
        "head.weight has values of many sizes": bool(weight.std() > 0.2 * limit),
        "head.weight is as small as torch makes it": bool((weight.abs() <= limit).all()),
    }


def modes(module, calls):
    """the modules in training mode, for a new TransferModel and after each of some calls

    Look at the mode of the backbone, and who changes it.
    """
    model = module.TransferModel(backbone_of(), 5, 2)
    around = nn.Sequential(model)
    calls_of = {
        "model.train()": model.train,
        "model.train(False)": lambda: model.train(False),
        "model.eval()": model.eval,
        "around.train(), a model that contains it": lambda: around.train() and model,
    }
    seen = {"in training mode when new": in_training(model)}
    for number, call in enumerate(calls, start=1):
        result = calls_of[call]()
        seen[f"in training mode after call {number}, {call}"] = in_training(model)
        seen[f"call {number}, {call}, returns the model"] = result is model
    return seen


def in_training(model):
    return names(name or "the model" for name, one in model.named_modules() if one.training)


def changed_by_training(module, x, labels, steps, dtype):
    """the entries that change when a TransferModel is trained by SGD with weight decay

    Look at what is frozen: parameters, and buffers too.
    """
    model = transfer_model(module, 3, dtype)
    before = {name: entry.clone() for name, entry in model.state_dict().items()}
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=0.1)
    for _ in range(steps):
        model.train()
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x), labels).backward()
        optimizer.step()
        model.eval()
    after = model.state_dict()
    return {
        f"entries of the {part} that changed": names(
            name for name in before if part in name and not torch.equal(before[name], after[name])
        )
        for part in ("backbone", "head")
    } | {"the head's bias": after["head.bias"].clone()}
