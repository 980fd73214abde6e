import math

import torch


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1:
            raise ValueError("patience should be at least 1")
        if min_delta < 0:
            raise ValueError("min_delta should be at least 0")
        if mode not in ("min", "max"):
            raise ValueError("mode should be min or max")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best = self.best_epoch = None
        self.epoch = -1
        self.last_good = -1

    def step(self, value, model):
        self.epoch += 1
        self.checkpoint = {n: t.detach().clone() for n, t in model.state_dict().items()}
        value = float(value)
        if not math.isnan(value) and self._beats_best(value):
            self.best = value
            self.best_epoch = self.last_good = self.epoch
        return self.epoch - self.last_good >= self.patience

    def _beats_best(self, value):
        if self.best is None:
            return True
        if self.mode == "max":
            return value - self.min_delta > self.best
        return value + self.min_delta < self.best

    @torch.no_grad()
    def restore(self, model):
        if self.best is None:
            raise RuntimeError("nothing to load")
        for name, tensor in model.state_dict().items():
            tensor.copy_(self.checkpoint[name])
