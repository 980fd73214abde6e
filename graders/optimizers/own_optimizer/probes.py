"""Probes of optimizers/own_optimizer, for public and hidden checks.

Groups name their parameters by numbers: {"params": [0, 2], "lr": 0.1}. Gradients are lists, one for
each step; each has a gradient, or None, for each parameter.
"""

import copy

import torch
from torch import nn
from torch.optim import Optimizer


def optimizer_of(module, params, **options):
    """Make an optimizer, if it is not a ready-made one in disguise."""
    for ancestor in module.MomentumSGD.__mro__:
        if ancestor.__module__.startswith("torch.optim") and ancestor is not Optimizer:
            name = ancestor.__name__
            raise TypeError(f"MomentumSGD is derived from {name}; derive it from Optimizer itself")
    return module.MomentumSGD(params, **options)


def made(module, weights, groups, options):
    """Make parameters, and an optimizer of them."""
    params = [nn.Parameter(weight) for weight in weights]
    groups = [group | {"params": [params[i] for i in group["params"]]} for group in groups]
    return params, optimizer_of(module, groups, **options)


def take_steps(optimizer, params, grads):
    for row in grads:
        for param, grad in zip(params, row, strict=True):
            param.grad = None if grad is None else grad.clone()
        optimizer.step()


def in_words(params):
    return {f"parameter {i}": param.detach().clone() for i, param in enumerate(params)}


def after_steps(module, weights, groups, options, grads):
    """the parameters after MomentumSGD(groups, **options) and a step with each row of gradients

    Look at the decay, then the velocity, then the step; and missing gradients.
    """
    params, optimizer = made(module, weights, groups, options)
    take_steps(optimizer, params, grads)
    return in_words(params)


def left_by_step(module, weight, grad, options):
    """before = w.detach(), then a step of MomentumSGD([w], **options)

    Look at how a step writes the new values.
    """
    w = nn.Parameter(weight)
    optimizer = optimizer_of(module, [w], **options)
    before, w.grad = w.detach(), grad.clone()
    optimizer.step()
    return {"before, after the step": before.clone(), "w.grad, after the step": w.grad}


def after_change_of_lr(module, weights, groups, options, grads, factor):
    """the parameters, where each step is followed by group["lr"] *= factor in all param_groups"""
    params, optimizer = made(module, weights, groups, options)
    for row in grads:
        take_steps(optimizer, params, [row])
        for group in optimizer.param_groups:
            group["lr"] *= factor
    return in_words(params)


def after_loading(module, weights, groups, options, before, after):
    """the parameters of a copy, whose new optimizer has loaded the state_dict() of the old one

    The old one takes the steps `before`, then the new one, made with another lr, the steps `after`.

    Look at what state_dict() holds, and what the new optimizer reads.
    """
    params, optimizer = made(module, weights, groups, options)
    take_steps(optimizer, params, before)
    weights = [param.detach().clone() for param in params]
    groups = [{"params": group["params"]} for group in groups]
    params, new = made(module, weights, groups, {"lr": 9.0, "momentum": 0.0})
    new.load_state_dict(copy.deepcopy(optimizer.state_dict()))
    take_steps(new, params, after)
    return in_words(params)


def calls_of_closure(module, weight, options, steps):
    """w in each step(closure), whose closure computes (w**2).sum() and its gradient"""
    return steps_with_closure(module, weight, options, steps)[0]


def losses_of_closure(module, weight, options, steps):
    """what step(closure) returns, whose closure computes (w**2).sum() and its gradient"""
    losses = steps_with_closure(module, weight, options, steps)[1]
    return {f"the result of step {t}": loss for t, loss in enumerate(losses, 1)}


def steps_with_closure(module, weight, options, steps):
    w = nn.Parameter(weight)
    optimizer = optimizer_of(module, [w], **options)
    seen, returned = [], []

    def closure():
        seen.append(w.detach().clone())
        optimizer.zero_grad()
        loss = (w**2).sum()
        loss.backward()
        return loss

    for _ in range(steps):
        loss = optimizer.step(closure)
        returned.append(loss.detach() if isinstance(loss, torch.Tensor) else loss)
    calls = {f"w in call {n} of the closure": value for n, value in enumerate(seen, 1)}
    return calls | {"w at the end": w.detach()}, returned
