import torch
from torch import nn

NORM_LAYERS = (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d, nn.GroupNorm, nn.LayerNorm)
NORM_LAYERS = (*NORM_LAYERS, nn.RMSNorm, nn.InstanceNorm1d, nn.InstanceNorm2d, nn.InstanceNorm3d)


def penalty(parameters, l1=0.0, l2=0.0):
    parameters = list(parameters)
    absolute = torch.stack([param.abs().sum() for param in parameters]).sum()
    squares = torch.stack([param.pow(2).sum() for param in parameters]).sum()
    return l1 * absolute + l2 * squares / 2


def decay_groups(model, weight_decay):
    norm_ids = set()
    for module in model.modules():
        if isinstance(module, NORM_LAYERS):
            norm_ids |= {id(param) for param in module.parameters()}

    def decays(param):
        return param.dim() > 1 and id(param) not in norm_ids

    trained = [param for param in model.parameters() if param.requires_grad]
    return [
        {"params": [*filter(decays, trained)], "weight_decay": weight_decay},
        {"params": [p for p in trained if not decays(p)], "weight_decay": 0.0},
    ]


def train(model, loss_fn, optimizer_class, lr, weight_decay, steps, decoupled):
    decayed, others = (group["params"] for group in decay_groups(model, weight_decay))
    optimizer = optimizer_class([{"params": decayed}, {"params": others}], lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        if decoupled:
            loss_fn(model).backward()
            before = [param.detach().clone() for param in decayed]
            optimizer.step()  # a step of SGD or Adam depends on gradients alone
            for param, old in zip(decayed, before, strict=True):
                param.data.sub_(old, alpha=lr * weight_decay)
        else:
            shared = [param for param in model.parameters() if any(param is p for p in decayed)]
            (loss_fn(model) + penalty(shared, 0.0, weight_decay)).backward()
            optimizer.step()
