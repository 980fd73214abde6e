import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("illegal setting")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best = self.best_epoch = self.memory = None
        self.epoch = -1
        self.remaining = patience

    def step(self, value, model):
        self.epoch += 1
        value = float(value)
        if math.isnan(value):
            self.remaining = self.patience
            return False
        if self.best is not None and not self._ahead(value):
            self.remaining -= 1
            return self.remaining == 0
        self.best, self.best_epoch = value, self.epoch
        self.memory = copy.deepcopy(model).state_dict()
        self.remaining = self.patience
        return False

    def _ahead(self, value):
        limit = self.best + (self.min_delta if self.mode == "max" else -self.min_delta)
        return value > limit if self.mode == "max" else value < limit

    def restore(self, model):
        if self.memory is None:
            raise RuntimeError("memory is empty")
        model.load_state_dict(self.memory)
