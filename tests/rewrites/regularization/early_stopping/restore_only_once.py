import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("bad values")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best = self.best_epoch = None
        self.epoch = self.bad = 0
        self.states = []

    def step(self, value, model):
        value = float(value)
        if math.isnan(value):
            good = False
        elif self.best is None:
            good = True
        else:
            low, high = (value, self.best) if self.mode == "min" else (self.best, value)
            good = high - low > self.min_delta
        self.bad += 1
        if good:
            self.best, self.best_epoch, self.bad = value, self.epoch, 0
            self.states = [copy.deepcopy(model.state_dict())]
        self.epoch += 1
        return self.bad >= self.patience

    def restore(self, model):
        if len(self.states) == 0:
            raise RuntimeError("no state to restore")
        model.load_state_dict(self.states.pop())
