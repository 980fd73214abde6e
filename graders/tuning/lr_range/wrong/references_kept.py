"""Belief: model.state_dict() is a copy of the weights.

Advice: Keep model.state_dict(), then take a step. Print a weight in it before and after.
"""

import copy
import math


def range_test(model, loss_fn, optimizer, batches, lr_min, lr_max, steps, factor=4.0):
    weights = model.state_dict()
    state = copy.deepcopy(optimizer.state_dict())
    modes = [module.training for module in model.modules()]
    grads = [param.grad for param in model.parameters()]
    model.train()
    try:
        endless, lrs, losses = _again_and_again(batches), [], []
        for lr in geometric_lrs(lr_min, lr_max, steps):
            for group in optimizer.param_groups:
                group["lr"] = lr
            optimizer.zero_grad()
            x, y = next(endless)
            loss = loss_fn(model(x), y)
            lrs.append(lr)
            losses.append(loss.item())
            if not math.isfinite(losses[-1]) or losses[-1] > factor * min(losses):
                break
            loss.backward()
            optimizer.step()
    finally:
        model.load_state_dict(weights)
        optimizer.load_state_dict(state)
        for module, training in zip(model.modules(), modes):
            module.training = training
        for param, grad in zip(model.parameters(), grads):
            param.grad = grad
    return lrs, losses
