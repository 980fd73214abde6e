import torch
from torch import nn

NORM_LAYERS = (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d, nn.LayerNorm, nn.RMSNorm)
NORM_LAYERS += (nn.GroupNorm, nn.InstanceNorm1d, nn.InstanceNorm2d, nn.InstanceNorm3d)


def penalty(parameters, l1=0.0, l2=0.0):
    total = None
    for param in parameters:
        of_one = l1 * torch.linalg.vector_norm(param, ord=1) + l2 * (param * param / 2).sum()
        total = of_one if total is None else total + of_one
    return total


def decays(model, param):
    in_norm = any(
        param is other
        for module in model.modules()
        if isinstance(module, NORM_LAYERS)
        for other in module.parameters()
    )
    return len(param.shape) > 1 and not in_norm


def decay_groups(model, weight_decay):
    groups = [
        {"params": [], "weight_decay": weight_decay},
        {"params": [], "weight_decay": 0},
    ]
    for _, param in model.named_parameters():
        if param.requires_grad:
            groups[0 if decays(model, param) else 1]["params"].append(param)
    return groups


def train(model, loss_fn, optimizer_class, lr, weight_decay, steps, decoupled):
    optimizer = optimizer_class(list(model.parameters()), lr=lr)
    decayed = [p for p in model.parameters() if p.requires_grad and decays(model, p)]
    for _ in range(steps):
        model.zero_grad()
        loss_fn(model).backward()
        with torch.no_grad():
            for param in decayed:
                if decoupled:
                    param *= 1 - lr * weight_decay
                else:
                    param.grad += weight_decay * param
        optimizer.step()
