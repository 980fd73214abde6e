"""Rates step by step, a closure with state for the warm-up, and a search backwards for plateaus."""

import math


def step_decay(t, lr, gamma, every):
    for step in range(1, t + 1):
        if step % every == 0:
            lr = lr * gamma
    return lr


def exponential(t, lr, gamma):
    return lr if t == 0 else gamma * exponential(t - 1, lr, gamma)


def cosine(t, lr, lr_min, total):
    if t >= total:
        return lr_min
    weight = math.cos(math.pi * t / (2 * total)) ** 2
    return weight * lr + (1 - weight) * lr_min


def warm_up(schedule, steps):
    line = [schedule(0) / (steps + 1) * (i + 1) for i in range(steps)]
    return lambda t: line[t] if t < len(line) else schedule(t - len(line))


def reduce_on_plateau(losses, lr, factor, patience, threshold=1e-4, lr_min=0.0):
    rates, best, bad = [], None, 0
    for loss in losses:
        better = not math.isnan(loss) and (best is None or loss < (1 - threshold) * best)
        bad = 0 if better else bad + 1
        best = loss if better else best
        if bad == patience + 1:
            bad = 0
            lr = lr * factor
            if lr < lr_min:
                lr = lr_min
        rates += [lr]
    return rates
