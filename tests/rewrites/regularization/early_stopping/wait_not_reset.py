import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("bad input")
        self.min_delta, self.mode = min_delta, mode
        self.budget = patience
        self.best = self.best_epoch = self.state = None
        self.epoch = 0

    def step(self, value, model):
        value = float(value)
        if math.isnan(value):
            improved = False
        elif self.best is None:
            improved = True
        else:
            gain = self.best - value if self.mode == "min" else value - self.best
            improved = gain > self.min_delta
        if improved:
            self.best, self.best_epoch = value, self.epoch
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.budget -= 1
        self.epoch += 1
        return self.budget <= 0

    def restore(self, model):
        if self.state is None:
            raise RuntimeError("no state")
        model.load_state_dict(self.state)
