import math

import torch


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("patience, min_delta, mode")
        self.patience, self.min_delta = patience, min_delta
        self.sign = 1 if mode == "min" else -1
        self.records = []
        self.calls = self.bad = 0

    @property
    def best(self):
        return self.records[-1][0] if self.records else None

    @property
    def best_epoch(self):
        return self.records[-1][1] if self.records else None

    def step(self, value, model):
        value = float(value)
        if math.isnan(value):
            better = False
        else:
            better = not self.records or self.sign * (self.best - value) > self.min_delta
        if better:
            self.records.append((value, self.calls, model.state_dict()))
        self.bad = 0 if better else self.bad + 1
        self.calls += 1
        return self.bad >= self.patience

    def restore(self, model):
        if not self.records:
            raise RuntimeError("no records")
        kept = self.records[-1][2]
        with torch.no_grad():
            for name, tensor in model.state_dict().items():
                tensor.copy_(kept[name])
