import copy
import math


class EarlyStopping:
    best = None
    best_epoch = None
    best_weights = None

    def __init__(self, patience, min_delta=0.0, mode="min"):
        signs = {"min": 1.0, "max": -1.0}
        if mode not in signs:
            raise ValueError("mode should be min or max")
        if patience < 1 or min_delta < 0:
            raise ValueError("patience or min_delta out of range")
        self.factor = signs[mode]
        self.patience = self.lives = patience
        self.min_delta = min_delta
        self.count = 0

    def step(self, value, model):
        cost = self.factor * float(value)
        threshold = math.inf if self.best is None else self.best - self.min_delta
        first = self.best is None and not math.isnan(cost)
        if first or cost < threshold:
            self.best = cost
            self.best_epoch = self.count
            self.best_weights = copy.deepcopy(model.state_dict())
            self.lives = self.patience
        else:
            self.lives -= 1
        self.count += 1
        return self.lives <= 0

    def restore(self, model):
        if self.best_weights is None:
            raise RuntimeError("call step first")
        model.load_state_dict(self.best_weights)
