from math import cos, exp, floor, inf, log, pi


def step_decay(t, lr, gamma, every):
    return lr * pow(gamma, floor(t / every))


def exponential(t, lr, gamma):
    return lr * exp(t * log(gamma))


def cosine(t, lr, lr_min, total):
    t = total if t > total else t
    return (lr + lr_min) / 2 + (lr - lr_min) / 2 * cos(pi * t / total)


def warm_up(schedule, steps):
    return lambda t: schedule(max(t - steps, 0)) * min((t + 1) / (steps + 1), 1)


def reduce_on_plateau(losses, lr, factor, patience, threshold=1e-4, lr_min=0.0):
    best, left, rates = inf, patience, []
    for loss in losses:
        if loss < best * (1 - threshold):
            best, left = loss, patience
        elif left:
            left -= 1
        else:
            lr, left = max(lr * factor, lr_min), patience
        rates.append(lr)
    return rates
