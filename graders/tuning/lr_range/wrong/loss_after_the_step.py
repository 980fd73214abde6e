"""Belief: a loss belongs to the rate of the step before it.

Advice: Print the first loss of the worked example. Should a step have changed it already?
"""

import copy
import math


def range_test(model, loss_fn, optimizer, batches, lr_min, lr_max, steps, factor=4.0):
    model, optimizer = copy.deepcopy((model, optimizer))
    model.train()
    endless, lrs, losses = _again_and_again(batches), [], []
    for lr in geometric_lrs(lr_min, lr_max, steps):
        for group in optimizer.param_groups:
            group["lr"] = lr
        optimizer.zero_grad()
        x, y = next(endless)
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        lrs.append(lr)
        losses.append(loss_fn(model(x), y).item())
        if not math.isfinite(losses[-1]) or losses[-1] > factor * min(losses):
            break
    return lrs, losses
