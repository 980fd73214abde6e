import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1:
            raise ValueError(f"patience: {patience}")
        if min_delta < 0:
            raise ValueError(f"min_delta: {min_delta}")
        self.patience = patience
        self.min_delta = min_delta
        self.sign = -1 if mode == "min" else 1
        self.top_score = None
        self.best_epoch = None
        self.epoch = self.bad = 0

    @property
    def best(self):
        return None if self.top_score is None else self.sign * self.top_score

    def step(self, value, model):
        score = self.sign * float(value)
        good = not math.isnan(score)
        if good and self.top_score is not None:
            good = score > self.top_score + self.min_delta
        if good:
            self.top_score, self.best_epoch = score, self.epoch
            self.state = copy.deepcopy(model.state_dict())
        self.bad = 0 if good else self.bad + 1
        self.epoch += 1
        return self.bad >= self.patience

    def restore(self, model):
        if self.top_score is None:
            raise RuntimeError("no score yet")
        model.load_state_dict(self.state)
