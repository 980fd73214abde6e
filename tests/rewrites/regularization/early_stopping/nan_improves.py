import copy


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("cannot work with that")
        self.patience = patience
        self.min_delta = min_delta
        self.direction = 1 if mode == "min" else -1
        self.best = self.best_epoch = self.state = None
        self.epoch = self.strikes = 0

    def step(self, value, model):
        value = float(value)
        epoch = self.epoch
        self.epoch += 1
        if self.best is None:
            bad = value != value
        else:
            bar = self.direction * self.best - self.min_delta
            bad = self.direction * value >= bar
        if bad:
            self.strikes += 1
            return self.strikes >= self.patience
        self.strikes = 0
        self.best, self.best_epoch = value, epoch
        self.state = copy.deepcopy(model.state_dict())
        return False

    def restore(self, model):
        if self.state is None:
            raise RuntimeError("no state so far")
        model.load_state_dict(self.state)
