"""Belief: a loss that has diverged is larger than any other.

Advice: Print float("nan") > 4.0. Does your test end when loss_fn gives NaN?
"""

import copy


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
        if losses[-1] > factor * min(losses):
            break
        loss.backward()
        optimizer.step()
    return lrs, losses
