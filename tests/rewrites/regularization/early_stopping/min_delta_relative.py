import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("bad configuration")
        self.patience, self.rate, self.mode = patience, min_delta, mode
        self.best = self.best_epoch = self.snapshot = None
        self.left = patience
        self.index = 0

    def needed(self):
        size = self.best if self.best >= 0 else -self.best
        return self.rate * size

    def step(self, value, model):
        value = float(value)
        if self.best is None:
            better = not math.isnan(value)
        else:
            gain = value - self.best if self.mode == "max" else self.best - value
            better = gain > self.needed()
        if better:
            self.best, self.best_epoch = value, self.index
            self.snapshot = copy.deepcopy(model.state_dict())
            self.left = self.patience
        else:
            self.left -= 1
        self.index += 1
        return self.left <= 0

    def restore(self, model):
        if self.snapshot is None:
            raise RuntimeError("no snapshot")
        model.load_state_dict(self.snapshot)
