import copy
from itertools import chain, repeat

import torch


def geometric_lrs(lr_min, lr_max, steps):
    lo, hi = torch.tensor([lr_min, lr_max], dtype=torch.float64).log10().tolist()
    return torch.logspace(lo, hi, steps).tolist()


def range_test(model, loss_fn, optimizer, batches, lr_min, lr_max, steps, factor=4.0):
    twins = {"model": model, "optimizer": optimizer}
    twins = copy.deepcopy(twins)
    model, optimizer = twins["model"].train(), twins["optimizer"]
    for group in optimizer.param_groups:
        group["lr"] = group["initial_lr"] = 1.0
    rates = geometric_lrs(lr_min, lr_max, steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: (rates + [0.0])[step])
    losses = []
    for x, y in chain.from_iterable(repeat(batches)):
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        losses.append(loss.item())
        healthy = torch.isfinite(loss) and losses[-1] <= factor * min(losses)
        if not healthy or len(losses) == steps:
            break
        loss.backward()
        optimizer.step()
        schedule.step()
    return rates[: len(losses)], losses


def suggest_lr(lrs, losses):
    best = None
    for i in range(len(losses) - 1):
        if losses[i + 1] < losses[i]:
            drop = losses[i] - losses[i + 1]
            if best is None or drop > best[0]:
                best = drop, lrs[i]
    if best is None:
        raise ValueError
    return best[1]
