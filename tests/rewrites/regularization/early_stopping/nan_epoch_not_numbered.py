import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("argument out of range")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.values = []
        self.best = self.best_epoch = self.params = None
        self.wait = 0

    def step(self, value, model):
        value = float(value)
        self.wait += 1
        if not math.isnan(value):
            self.values.append(value)
            if self.best is None or self._distance(value) > self.min_delta:
                self.wait = 0
                self.best = value
                self.best_epoch = len(self.values) - 1
                self.params = copy.deepcopy(model.state_dict())
        return self.wait >= self.patience

    def _distance(self, value):
        return self.best - value if self.mode == "min" else value - self.best

    def restore(self, model):
        if self.params is None:
            raise RuntimeError("no parameters kept")
        model.load_state_dict(self.params)
