"""Probes of initialization/clip_gradients, for public and hidden checks."""

import torch
from torch import nn


def with_grads(grads):
    """Make a parameter for each gradient; None is for one without a gradient."""
    params = []
    for grad in grads:
        like = torch.ones(2) if grad is None else torch.ones_like(grad)
        params.append(nn.Parameter(like))
        params[-1].grad = grad
    return params


def in_words(params):
    """Name the gradients in the order of the parameters."""
    return {f"the gradient of parameter {i}": param.grad for i, param in enumerate(params, 1)}


def by_value(module, grads, bound):
    """clip_by_value(parameters, bound), a generator of parameters with these gradients"""
    params = with_grads(grads)
    module.clip_by_value((param for param in params), bound)
    return in_words(params)


def by_norm(module, grads, max_norm):
    """clip_by_norm(parameters, max_norm), a generator of parameters with these gradients"""
    params = with_grads(grads)
    norm = module.clip_by_norm((param for param in params), max_norm)
    return {"the norm that is returned": norm} | in_words(params)


def refusal(module, grads, max_norm):
    """clip_by_norm(parameters, max_norm) with these gradients, and the gradients afterwards"""
    params, raised = with_grads(grads), "no ValueError was raised"
    try:
        module.clip_by_norm(params, max_norm)
    except ValueError:
        raised = "ValueError"
    return {"raised": raised} | in_words(params)


def step(module, weight, x, y, lr, max_norm):
    """train_step(nn.Linear(D, 1, bias=False), mse_loss, SGD, x, y, max_norm), .grad was 7 before"""
    model = nn.Linear(weight.shape[1], 1, bias=False)
    model.weight = nn.Parameter(weight.clone())
    model.weight.grad = torch.full_like(weight, 7.0)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    raised = "nothing"
    loss = norm = None
    try:
        loss, norm = module.train_step(model, nn.functional.mse_loss, optimizer, x, y, max_norm)
    except ValueError:
        raised = "ValueError"
    return {
        "raised": raised,
        "the loss that is returned": loss,
        "the norm that is returned": norm,
        "the weight afterwards": model.weight.detach(),
    }
