import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0:
            raise ValueError("too low")
        if mode not in ("min", "max"):
            raise ValueError("min or max?")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best = self.best_epoch = self.best_weights = None
        self.epoch = 0
        self.stagnation = 0

    def step(self, value, model):
        value = float(value)
        self.stagnation += 1
        if self._accept(value):
            self.best, self.best_epoch = value, self.epoch
            self.best_weights = copy.copy(model.state_dict())
            self.stagnation = 0
        self.epoch += 1
        return self.stagnation >= self.patience

    def _accept(self, value):
        if math.isnan(value):
            return False
        if self.best is None:
            return True
        change = self.best - value
        if self.mode == "max":
            change = -change
        return change > self.min_delta

    def restore(self, model):
        if self.best_weights is None:
            raise RuntimeError("no weights")
        model.load_state_dict(self.best_weights)
