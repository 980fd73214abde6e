"""Belief: an optimizer has one learning rate.

Advice: Make an optimizer with two parameter groups. Print the rates of both in your loop.
"""

import copy
import math


def range_test(model, loss_fn, optimizer, batches, lr_min, lr_max, steps, factor=4.0):
    model, optimizer = copy.deepcopy((model, optimizer))
    model.train()
    endless, lrs, losses = _again_and_again(batches), [], []
    for lr in geometric_lrs(lr_min, lr_max, steps):
        optimizer.param_groups[0]["lr"] = lr
        optimizer.zero_grad()
        x, y = next(endless)
        loss = loss_fn(model(x), y)
        lrs.append(lr)
        losses.append(loss.item())
        if not math.isfinite(losses[-1]) or losses[-1] > factor * min(losses):
            break
        loss.backward()
        optimizer.step()
    return lrs, losses
