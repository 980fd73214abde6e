import torch
from torch import nn

NORM_LAYERS = (
    nn.modules.batchnorm._NormBase,
    nn.LayerNorm,
    nn.RMSNorm,
    nn.GroupNorm,
)


def penalty(parameters, l1=0.0, l2=0.0):
    flat = torch.cat([param.reshape(-1) for param in parameters])
    return l1 * flat.abs().sum() + 0.5 * l2 * (flat @ flat)


def decay_groups(model, weight_decay):
    decayed, rest, seen = [], [], set()
    for module in model.modules():
        for param in module.parameters(recurse=False):
            if id(param) in seen or not param.requires_grad:
                continue
            seen.add(id(param))
            if isinstance(module, NORM_LAYERS) or param.ndim < 2:
                rest.append(param)
            else:
                decayed.append(param)
    return [dict(params=decayed, weight_decay=weight_decay), dict(params=rest, weight_decay=0.0)]


def train(model, loss_fn, optimizer_class, lr, weight_decay, steps, decoupled):
    groups = decay_groups(model, 0.0 if decoupled else weight_decay)  # torch's own L2
    optimizer = optimizer_class(groups, lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        loss_fn(model).backward()
        if decoupled:
            for param in groups[0]["params"]:
                param.data -= lr * weight_decay * param.data
        optimizer.step()
