import math
from collections.abc import Callable

def step_decay(t: int, lr: float, gamma: float, every: int) -> float:
    """Compute the rate of step decay.

    Args:
        t: the step, >= 0.
        lr: η, the first rate.
        gamma: γ, by which each drop multiplies it.
        every: s, the steps between drops, >= 1.
    """
    return lr * gamma ** (t // every)

def exponential(t: int, lr: float, gamma: float) -> float:
    """Compute the rate of exponential decay.

    Args:
        t: the step, >= 0.
        lr: η, the first rate.
        gamma: γ, by which each step multiplies it.
    """
    return lr * gamma ** t

def cosine(t: int, lr: float, lr_min: float, total: int) -> float:
    """Compute the rate of cosine annealing.

    Args:
        t: the step, >= 0; from T on the rate is lr_min.
        lr: η, the first rate.
        lr_min: η_min, the last rate, <= lr.
        total: T, >= 1.
    """
    done = min(t / total, 1.0)
    return lr_min + (lr - lr_min) * (1 + math.cos(math.pi * done)) / 2

def warm_up(schedule, steps):

    def warm(t):
        return schedule(0) * t / steps if t < steps else schedule(t - steps)
    return warm

def reduce_on_plateau(losses: list[float], lr: float, factor: float, patience: int, threshold: float=0.0001, lr_min: float=0.0) -> list[float]:
    """Compute the rates that follow from the losses of the epochs.

    Args:
        losses: of each epoch; may be empty.
        lr: the first rate.
        factor: by which a reduction multiplies the rate, 0 < factor < 1.
        patience: how many epochs in a row may be not better.
        threshold: by which share a loss has to be less than the best one, 0 <= threshold < 1.
        lr_min: the smallest rate, <= lr.

    Returns:
        For each loss, the rate after it.
    """
    best, waited, rates = (math.inf, 0, [])
    for loss in losses:
        if loss < best * (1 - threshold):
            best, waited = (loss, 0)
        else:
            waited += 1
        if waited > patience:
            lr, waited = (max(lr * factor, lr_min), 0)
        rates.append(lr)
    return rates
