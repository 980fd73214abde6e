r"""Write learning rate schedules: steps, exponential, cosine, a warm-up before them, plateaus.

Large rates move fast, small ones settle. A schedule has both: it gives the rate for each step t,
which counts from 0, so the first step has the rate schedule(0).

    >>> [cosine(t, lr=1.0, lr_min=0.0, total=4) for t in (0, 2, 4)]
    [1.0, 0.5, 0.0]

With the first rate η:

    step decay     lr(t) = η γ^⌊t / s⌋                                       s: steps between drops
    exponential    lr(t) = η γ^t
    cosine         lr(t) = η_min + ½ (η - η_min) (1 + cos(π t / T))          T: total; η_min after T

A warm-up of n steps raises the rate in a line, and hands over to another schedule without a jump.
That one then begins at its own step 0:

    warm-up        lr(t) = schedule(0) (t + 1) / (n + 1)      for t < n
                   lr(t) = schedule(t - n)                    for t >= n

    >>> warm = warm_up(lambda t: exponential(t, lr=0.8, gamma=0.5), steps=3)
    >>> [round(warm(t), 2) for t in range(6)]
    [0.2, 0.4, 0.6, 0.8, 0.4, 0.2]

The last kind looks at the losses, one for each epoch. An epoch is *better* if its loss is less than
(1 - threshold) times the best loss, that of the last better epoch; the first loss that is not NaN
is better than none. After more than `patience` epochs in a row that are not better, the rate is
multiplied by `factor`. Then counting begins again, and the best loss stays:

    >>> reduce_on_plateau([1.0, 0.5, 0.6, 0.7, 0.4], lr=1.0, factor=0.5, patience=1)
    [1.0, 1.0, 1.0, 0.5, 0.5]

Worked example, as above: 1 and 0.5 are better. 0.6 is not, which `patience` allows once; 0.7 is the
second, so the rate falls. 0.4 is better than 0.5.

Rules
- A NaN loss is not better than any other, and never the best one.
- Mind `patience`: in early stopping, as many epochs end the training; here it takes one more.
- PyTorch's own schedulers (torch.optim.lr_scheduler) are forbidden.

Source: Loshchilov and Hutter (2017), "SGDR: stochastic gradient descent with warm restarts",
equation 5, for the cosine.

Fine print
- Each schedule equals the one of torch.optim.lr_scheduler: StepLR, ExponentialLR,
  CosineAnnealingLR (up to T; torch's rises again after it), ReduceLROnPlateau with eps=0 (by
  default, a reduction by 1e-8 or less is left out). For n >= 1, `warm_up` equals SequentialLR with
  milestones=[n], of LinearLR(start_factor=1 / (n + 1), total_iters=n) and the schedule.
- A training of n steps has the steps 0 to n - 1: with T = n, the cosine ends a little above η_min.
- A rate that is reduced on a plateau is the one for the next epoch. A reduction that would lead
  below lr_min leads to lr_min.
- Losses are finite and >= 0, or NaN. All rates and results are Python floats.
"""

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
    return lr * gamma**t


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


def warm_up(schedule: Callable[[int], float], steps: int) -> Callable[[int], float]:
    """Put a linear warm-up before a schedule.

    Args:
        schedule: gives the rate for each step.
        steps: n, how many the warm-up has, >= 0.

    Returns:
        A function of the step that gives the rate.
    """
    first = schedule(0)

    def warm(t: int) -> float:
        return first * (t + 1) / (steps + 1) if t < steps else schedule(t - steps)

    return warm


def reduce_on_plateau(
    losses: list[float],
    lr: float,
    factor: float,
    patience: int,
    threshold: float = 1e-4,
    lr_min: float = 0.0,
) -> list[float]:
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
    best, waited, rates = math.inf, 0, []
    for loss in losses:
        if loss < best * (1 - threshold):
            best, waited = loss, 0
        else:
            waited += 1
        if waited > patience:
            lr, waited = max(lr * factor, lr_min), 0
        rates.append(lr)
    return rates
