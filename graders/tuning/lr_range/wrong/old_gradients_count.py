"""Belief: before the first step there are no gradients.

Advice: Fill the gradients before the test. Does the first step change?
"""

import copy
import math


def range_test(model, loss_fn, optimizer, batches, lr_min, lr_max, steps, factor=4.0):
    weights = copy.deepcopy(model.state_dict())
    state = copy.deepcopy(optimizer.state_dict())
    modes = [module.training for module in model.modules()]
    grads = [None if param.grad is None else param.grad.clone() for param in model.parameters()]
    model.train()
    try:
        endless, lrs, losses = _again_and_again(batches), [], []
        for lr in geometric_lrs(lr_min, lr_max, steps):
            for group in optimizer.param_groups:
                group["lr"] = lr
            x, y = next(endless)
            loss = loss_fn(model(x), y)
            lrs.append(lr)
            losses.append(loss.item())
            if not math.isfinite(losses[-1]) or losses[-1] > factor * min(losses):
                break
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
    finally:
        model.load_state_dict(weights)
        optimizer.load_state_dict(state)
        for module, training in zip(model.modules(), modes):
            module.training = training
        for param, grad in zip(model.parameters(), grads):
            param.grad = grad
    return lrs, losses
