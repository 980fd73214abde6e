"""Belief: the loss that ends the test does not belong to it.

Advice: Print the losses of the worked example. Where is 150.0625?
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
        if not math.isfinite(loss.item()) or losses and loss.item() > factor * min(losses):
            break
        lrs.append(lr)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    return lrs, losses
