import numpy as np


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("wrong arguments")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_epoch = None, None
        self.waited, self.seen = 0, 0
        self.arrays = None

    def step(self, value, model):
        value = float(value)
        number, self.seen = self.seen, self.seen + 1
        usable = bool(np.isfinite(value))
        if usable and (self.best is None or self._gain(value) > self.min_delta):
            self.best, self.best_epoch, self.waited = value, number, 0
            self.arrays = {k: v.detach().clone() for k, v in model.state_dict().items()}
            return False
        self.waited += 1
        return self.waited >= self.patience

    def _gain(self, value):
        return self.best - value if self.mode == "min" else value - self.best

    def restore(self, model):
        if self.arrays is None:
            raise RuntimeError("no state")
        model.load_state_dict(self.arrays)
