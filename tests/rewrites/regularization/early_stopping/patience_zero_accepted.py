import copy


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if min(patience, min_delta) < 0:
            raise ValueError("patience and min_delta must not be negative")
        if mode not in {"min", "max"}:
            raise ValueError("mode must be min or max")
        self.patience, self.min_delta = patience, min_delta
        self.larger_is_better = mode == "max"
        self.best = None
        self.best_epoch = None
        self.seen = []

    def step(self, value, model):
        value = float(value)
        self.seen.append(value)
        if value == value and (self.best is None or self._gained(value)):
            self.best = value
            self.best_epoch = len(self.seen) - 1
            self.best_model = copy.deepcopy(model)
        last = -1 if self.best_epoch is None else self.best_epoch
        return len(self.seen) - 1 - last >= self.patience

    def _gained(self, value):
        if self.larger_is_better:
            return value > self.best + self.min_delta
        return value < self.best - self.min_delta

    def restore(self, model):
        if self.best is None:
            raise RuntimeError("no model kept")
        model.load_state_dict(self.best_model.state_dict())
