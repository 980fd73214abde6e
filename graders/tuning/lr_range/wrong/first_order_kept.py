"""Belief: itertools.cycle loops over the batches again.

Advice: Pass a DataLoader with shuffle=True and more steps than batches. How many orders do you see?
"""

import copy
import itertools
import math


def range_test(model, loss_fn, optimizer, batches, lr_min, lr_max, steps, factor=4.0):
    model, optimizer = copy.deepcopy((model, optimizer))
    model.train()
    endless, lrs, losses = itertools.cycle(batches), [], []
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
    return lrs, losses
