import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("patience, min_delta or mode is wrong")
        self.patience = patience
        self.min_delta = min_delta
        self.pick = min if mode == "min" else max
        self.best = None
        self.best_epoch = None
        self.numbers = []

    def step(self, value, model):
        value = float(value)
        self.numbers.append(value)
        if not math.isnan(value):
            record = value if self.best is None else self.pick(self.best, value)
            if self.best is None or record != self.best:
                self.best = record
                self.best_epoch = len(self.numbers) - 1
                self.state = copy.deepcopy(model.state_dict())
        waited = len(self.numbers)
        if self.best_epoch is not None:
            waited -= self.best_epoch + 1
        return waited >= self.patience

    def restore(self, model):
        if self.best is None:
            raise RuntimeError("no best epoch")
        model.load_state_dict(self.state)
