"""Belief: gradients are of no use between two steps.

Advice: Fill the gradients before the test. Print them before and after it.
"""

import copy
import math


def range_test(model, loss_fn, optimizer, batches, lr_min, lr_max, steps, factor=4.0):
    weights = copy.deepcopy(model.state_dict())
    state = copy.deepcopy(optimizer.state_dict())
    modes = [module.training for module in model.modules()]
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
        optimizer.zero_grad()
    return lrs, losses
