import numpy as np


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if not (patience >= 1 and min_delta >= 0 and mode in {"min", "max"}):
            raise ValueError("invalid settings")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best = self.best_epoch = self.saved = None
        self.values = []
        self.bad_epochs = 0

    def step(self, value, model):
        self.values.append(float(value))
        lowest_before = self.best
        seen = np.array(self.values)
        if not np.isnan(seen).all():
            self.best = float(np.nanmin(seen) if self.mode == "min" else np.nanmax(seen))
        if self._is_progress(self.values[-1], lowest_before):
            self.best_epoch = len(self.values) - 1
            self.saved = {k: t.detach().clone() for k, t in model.state_dict().items()}
            self.bad_epochs = 0
        else:
            self.bad_epochs += 1
        return self.bad_epochs >= self.patience

    def _is_progress(self, value, reference):
        if reference is None:
            return not np.isnan(value)
        if self.mode == "min":
            return value < reference - self.min_delta
        return value > reference + self.min_delta

    def restore(self, model):
        if self.saved is None:
            raise RuntimeError("nothing saved")
        model.load_state_dict(self.saved)
