import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("invalid")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best = self.best_epoch = None
        self.best_params = None
        self.epoch, self.countdown = 0, patience

    def step(self, value, model):
        value = float(value)
        if self._improved(value):
            self.best, self.best_epoch = value, self.epoch
            self.best_params = copy.deepcopy(model.state_dict())
            self.countdown = self.patience
        else:
            self.countdown -= 1
        self.epoch += 1
        return self.countdown <= 0

    def _improved(self, value):
        if self.best is None or math.isnan(value):
            return not math.isnan(value)
        step = value - self.best
        return step < -self.min_delta if self.mode == "min" else step > self.min_delta

    def restore(self, model):
        if self.best_params is None:
            raise RuntimeError("no best parameters")
        best_model = copy.deepcopy(model)
        best_model.load_state_dict(self.best_params)
        model = best_model
