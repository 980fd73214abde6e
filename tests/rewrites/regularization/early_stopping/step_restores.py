import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("wrong input")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best = self.best_epoch = self.best_model = None
        self.epoch = -1
        self.since = 0

    def step(self, value, model):
        self.epoch += 1
        value = float(value)
        if self._wins(value):
            self.best, self.best_epoch, self.since = value, self.epoch, 0
            self.best_model = copy.deepcopy(model)
            return False
        self.since += 1
        if self.since < self.patience:
            return False
        if self.best_model is not None:
            model.load_state_dict(self.best_model.state_dict())
        return True

    def _wins(self, value):
        if self.best is None:
            return not math.isnan(value)
        a, b = (value, self.best) if self.mode == "min" else (self.best, value)
        return b - a > self.min_delta

    def restore(self, model):
        if self.best_model is None:
            raise RuntimeError("no best model")
        model.load_state_dict(self.best_model.state_dict())
