import copy
import math

import torch


def geometric_lrs(lr_min, lr_max, steps):
    ratio = (lr_max / lr_min) ** (1 / (steps - 1))
    lrs = [lr_min]
    while len(lrs) < steps:
        lrs.append(lrs[-1] * ratio)
    return lrs


def range_test(model, loss_fn, optimizer, batches, lr_min, lr_max, steps, factor=4.0):
    weights = copy.deepcopy(model.state_dict())
    state = copy.deepcopy(optimizer.state_dict())
    modes = [(module, module.training) for module in model.modules()]
    grads = [(param, param.grad) for param in model.parameters()]
    losses, lrs, lowest = [], [], math.inf
    iterator = iter(batches)
    model.train()
    try:
        for lr in geometric_lrs(lr_min, lr_max, steps):
            try:
                x, y = next(iterator)
            except StopIteration:
                iterator = iter(batches)
                x, y = next(iterator)
            for param in model.parameters():
                param.grad = None
            for group in optimizer.param_groups:
                group["lr"] = lr
            loss = loss_fn(model(x), y)
            value = float(loss)
            lrs.append(lr)
            losses.append(value)
            if math.isnan(value) or math.isinf(value) or value > factor * lowest:
                break
            lowest = min(lowest, value)
            loss.backward()
            optimizer.step()
    finally:
        model.load_state_dict(weights)
        optimizer.load_state_dict(state)
        for module, training in modes:
            module.training = training
        for param, grad in grads:
            param.grad = grad
    return lrs, losses


def suggest_lr(lrs, losses):
    finite = torch.tensor([loss for loss in losses if math.isfinite(loss)], dtype=torch.float64)
    slopes = finite.diff()
    if len(slopes) == 0 or slopes.min() >= 0:
        raise ValueError("the losses never fall")
    return lrs[slopes.argmin()]
