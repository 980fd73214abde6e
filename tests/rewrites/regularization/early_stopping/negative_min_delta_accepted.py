import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        self.sign = {"min": -1.0, "max": 1.0}.get(mode, 0.0)
        if self.sign == 0.0:
            raise ValueError("mode")
        self.patience = patience
        if self.patience <= 0:
            raise ValueError("patience")
        self.min_delta = min_delta
        self.best, self.best_epoch = None, None
        self.epoch = 0
        self.bad_in_a_row = 0

    def step(self, value, model):
        value = float(value)
        score = self.sign * value
        if math.isnan(score):
            better = False
        else:
            better = self.best is None or score > self.sign * self.best + self.min_delta
        if better:
            self.best, self.best_epoch = value, self.epoch
            self.best_state = copy.deepcopy(model.state_dict())
        self.bad_in_a_row = 0 if better else self.bad_in_a_row + 1
        self.epoch += 1
        return self.bad_in_a_row >= self.patience

    def restore(self, model):
        if self.best is None:
            raise RuntimeError("nothing improved")
        model.load_state_dict(self.best_state)
