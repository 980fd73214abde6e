"""The penalty's gradient is added by hand; groups by a function of the parameter."""

import torch


def penalty(parameters, l1=0.0, l2=0.0):
    parameters = list(parameters)
    absolute = torch.stack([w.abs().sum() for w in parameters]).sum()
    squares = torch.stack([w.pow(2).sum() for w in parameters]).sum()
    return l1 * absolute + l2 * squares / 2


def decay_groups(model, weight_decay):
    def chosen(decays):
        return [p for p in model.parameters() if p.requires_grad and (p.ndim > 1) == decays]

    return [
        dict(params=chosen(True), weight_decay=weight_decay),
        dict(params=chosen(False), weight_decay=0.0),
    ]


def train(start, loss_fn, make_optimizer, lr, decay, steps, decoupled=False):
    w = torch.empty_like(start).copy_(start).requires_grad_(True)
    optimizer = make_optimizer([w], lr=lr)
    step = 0
    while step < steps:
        w.grad = None
        loss_fn(w).backward()
        with torch.no_grad():
            if decoupled:
                w.mul_(1 - lr * decay)
            else:
                w.grad.add_(w, alpha=decay)
        optimizer.step()
        step += 1
    return w.detach().clone()
