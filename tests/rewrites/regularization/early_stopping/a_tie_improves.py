import copy


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1:
            raise ValueError("patience")
        if min_delta < 0:
            raise ValueError("min_delta")
        if mode not in ("min", "max"):
            raise ValueError("mode")
        self.sign = 1.0 if mode == "max" else -1.0
        self.patience, self.margin = patience, min_delta
        self.best = self.best_epoch = self.weights = None
        self.calls = self.stale = 0

    def step(self, value, model):
        score = self.sign * float(value)
        self.stale += 1
        if self.best is None:
            good = score == score
        else:
            good = score >= self.sign * self.best + self.margin
        if good:
            self.stale = 0
            self.best, self.best_epoch = float(value), self.calls
            self.weights = copy.deepcopy(model.state_dict())
        self.calls += 1
        return self.stale >= self.patience

    def restore(self, model):
        if self.weights is None:
            raise RuntimeError("no weights yet")
        model.load_state_dict(self.weights)
