"""Tensors inside, floats outside; a class for the warm-up and one for plateaus."""

import torch


def step_decay(t, lr, gamma, every):
    drops = torch.tensor(t).div(every, rounding_mode="floor")
    return float(lr * torch.tensor(gamma, dtype=torch.float64) ** drops)


def exponential(t, lr, gamma):
    return float(lr * torch.full((t,), gamma, dtype=torch.float64).prod())


def cosine(t, lr, lr_min, total):
    angle = torch.pi * torch.tensor(t / total, dtype=torch.float64).clamp(max=1)
    return (lr_min + 0.5 * (lr - lr_min) * (1 + angle.cos())).item()


class _Warm:
    def __init__(self, schedule, steps):
        self.schedule, self.steps = schedule, steps

    def __call__(self, t):
        if t >= self.steps:
            return self.schedule(t - self.steps)
        return self.schedule(0) * ((1 + t) / (1 + self.steps))


def warm_up(schedule, steps):
    return _Warm(schedule, steps)


class _Plateau:
    def __init__(self, lr, factor, patience, threshold, lr_min):
        self.lr, self.factor, self.patience = lr, factor, patience
        self.threshold, self.lr_min = threshold, lr_min
        self.best, self.bad = float("inf"), 0

    def step(self, loss):
        if loss < self.best - self.threshold * self.best or (
            self.best == float("inf") and loss == loss
        ):
            self.best, self.bad = loss, 0
            return self.lr
        self.bad += 1
        if self.bad > self.patience:
            self.lr, self.bad = max(self.lr_min, self.factor * self.lr), 0
        return self.lr


def reduce_on_plateau(losses, lr, factor, patience, threshold=1e-4, lr_min=0.0):
    plateau = _Plateau(lr, factor, patience, threshold, lr_min)
    return [plateau.step(loss) for loss in losses]
