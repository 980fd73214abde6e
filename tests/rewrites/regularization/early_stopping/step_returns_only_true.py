import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("bad arguments")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best = self.best_epoch = None
        self.epoch, self.wait = 0, 0

    def step(self, value, model):
        value = float(value)
        epoch = self.epoch
        self.epoch += 1
        if not math.isnan(value) and self._beyond(value):
            self.best = value
            self.best_epoch = epoch
            self.saved = {k: v.clone() for k, v in model.state_dict().items()}
            self.wait = 0
            return
        self.wait += 1
        if self.wait == self.patience:
            return True

    def _beyond(self, value):
        if self.best is None:
            return True
        if self.mode == "max":
            return value > self.best + self.min_delta
        return value < self.best - self.min_delta

    def restore(self, model):
        if self.best is None:
            raise RuntimeError("nothing saved so far")
        model.load_state_dict(self.saved)
