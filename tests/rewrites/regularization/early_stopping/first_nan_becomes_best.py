import copy


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("bad settings")
        self.patience = patience
        self.min_delta = min_delta
        self.sign = -1 if mode == "min" else 1
        self.best = None
        self.best_epoch = None
        self.epoch = 0

    def step(self, value, model):
        value = float(value)
        if self.epoch == 0:
            self._keep(value, model)
        elif self.sign * value > self.sign * self.best + self.min_delta:
            self._keep(value, model)
        self.epoch += 1
        return self.epoch - 1 - self.best_epoch >= self.patience

    def _keep(self, value, model):
        self.best = value
        self.best_epoch = self.epoch
        self.best_state = copy.deepcopy(model.state_dict())

    def restore(self, model):
        if self.best_epoch is None:
            raise RuntimeError("no epoch yet")
        model.load_state_dict(self.best_state)
