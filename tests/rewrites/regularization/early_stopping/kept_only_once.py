import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("bad setting")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best = self.best_epoch = None
        self.epoch = self.bad = 0
        self.saved_model = None

    def step(self, value, model):
        value = float(value)
        if math.isnan(value):
            self.bad += 1
        elif self.best is None:
            self.saved_model = copy.deepcopy(model)
            self._new_best(value)
        elif self.mode == "min" and value < self.best - self.min_delta:
            self._new_best(value)
        elif self.mode == "max" and value > self.best + self.min_delta:
            self._new_best(value)
        else:
            self.bad += 1
        self.epoch += 1
        return self.bad >= self.patience

    def _new_best(self, value):
        self.best = value
        self.best_epoch = self.epoch
        self.bad = 0

    def restore(self, model):
        if self.saved_model is None:
            raise RuntimeError("nothing saved")
        model.load_state_dict(self.saved_model.state_dict())
