import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("not allowed")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best = self.best_epoch = None
        self.epoch = self.wait = 0
        self.kept = {}

    def step(self, value, model):
        value = float(value)
        self.wait += 1
        if self._good(value):
            self.best, self.best_epoch = value, self.epoch
            self.kept = {k: v.detach().clone() for k, v in model.state_dict().items()}
            self.wait = 0
        self.epoch += 1
        return self.wait >= self.patience

    def _good(self, value):
        if self.best is None:
            return not math.isnan(value)
        if self.mode == "min":
            return value + self.min_delta < self.best
        return value - self.min_delta > self.best

    def restore(self, model):
        model.load_state_dict({**model.state_dict(), **self.kept})
