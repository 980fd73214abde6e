"""Norms of each parameter, one pass over them; torch's own options for both decays."""

import torch


def penalty(parameters, l1=0.0, l2=0.0):
    total = 0.0
    for w in parameters:
        total = total + l1 * torch.linalg.vector_norm(w, 1)
        total = total + 0.5 * l2 * (w * w).sum()
    return total


def decay_groups(model, weight_decay):
    groups = [
        {"params": [], "weight_decay": weight_decay},
        {"params": [], "weight_decay": 0.0},
    ]
    for _, parameter in model.named_parameters():
        if parameter.requires_grad:
            groups[0 if len(parameter.shape) > 1 else 1]["params"].append(parameter)
    return groups


def train(start, loss_fn, make_optimizer, lr, decay, steps, decoupled=False):
    w = torch.nn.Parameter(start.detach().clone())
    optimizer = make_optimizer([w], lr=lr)
    if not decoupled:
        for group in optimizer.param_groups:
            group["weight_decay"] = decay
    for _ in range(steps):
        (w.grad,) = torch.autograd.grad(loss_fn(w), [w])
        if decoupled:
            w.data.sub_(lr * decay * w.data)
        optimizer.step()
    return w.data
