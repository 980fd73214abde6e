import math

import torch


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0:
            raise ValueError("too small")
        match mode:
            case "min":
                self.sign = 1
            case "max":
                self.sign = -1
            case _:
                raise ValueError("mode")
        self.patience = patience
        self.tolerance = min_delta
        self.best = self.best_epoch = None
        self.time = self.idle = 0
        self.copy = {}

    def step(self, value, model):
        value = float(value)
        good = not math.isnan(value)
        if good and self.best is not None:
            good = self.sign * value < self.sign * self.best + self.tolerance
        if good:
            self.best, self.best_epoch = value, self.time
            for key, tensor in model.state_dict().items():
                self.copy[key] = tensor.clone()
        self.idle = 0 if good else self.idle + 1
        self.time += 1
        return self.idle >= self.patience

    @torch.no_grad()
    def restore(self, model):
        if self.best is None:
            raise RuntimeError("no copy")
        model.load_state_dict(self.copy)
