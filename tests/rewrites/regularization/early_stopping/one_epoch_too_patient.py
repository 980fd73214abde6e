import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("unusable")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best = self.best_epoch = self.state = None
        self.epoch = 0
        self.credit = patience

    def step(self, value, model):
        value = float(value)
        epoch, self.epoch = self.epoch, self.epoch + 1
        if self._is_new_best(value):
            self.best, self.best_epoch = value, epoch
            self.state = copy.deepcopy(model.state_dict())
            self.credit = self.patience
            return False
        if self.credit == 0:
            return True
        self.credit -= 1
        return False

    def _is_new_best(self, value):
        if math.isnan(value) or self.best is None:
            return not math.isnan(value)
        gain = value - self.best if self.mode == "max" else self.best - value
        return gain > self.min_delta

    def restore(self, model):
        if self.state is None:
            raise RuntimeError("nothing there")
        model.load_state_dict(self.state)
