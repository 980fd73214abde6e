"""Belief: the factor is 4.

Advice: Try factor=2.0 with losses of 1 and 3. After how many does your test end?
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
        lrs.append(lr)
        losses.append(loss.item())
        if not math.isfinite(losses[-1]) or losses[-1] > 4 * min(losses):
            break
        loss.backward()
        optimizer.step()
    return lrs, losses
