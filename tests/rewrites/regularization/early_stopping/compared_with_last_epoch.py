import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("check the arguments")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.history = []
        self.best = None
        self.best_epoch = None
        self.counter = 0

    def step(self, value, model):
        self.history.append(float(value))
        if self._got_better():
            self.best = self.history[-1]
            self.best_epoch = len(self.history) - 1
            self.kept = copy.deepcopy(model.state_dict())
            self.counter = 0
        else:
            self.counter += 1
        return self.counter >= self.patience

    def _got_better(self):
        if self.best is None:
            return not math.isnan(self.history[-1])
        before, now = self.history[-2:]
        gain = before - now if self.mode == "min" else now - before
        return gain > self.min_delta

    def restore(self, model):
        if self.best is None:
            raise RuntimeError("nothing kept")
        model.load_state_dict(self.kept)
