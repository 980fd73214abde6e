import math

import torch


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience <= 0 or min_delta < 0:
            raise ValueError("patience must be positive, min_delta not negative")
        if mode != "min" and mode != "max":
            raise ValueError(f"mode {mode}")
        self.max_bad = patience
        self.min_delta = min_delta
        self.maximize = mode == "max"
        self.epoch = 0
        self.num_bad = 0
        self.best = None
        self.best_epoch = None
        self.checkpoint = {}

    def step(self, value, model):
        self.epoch += 1
        value = float(value)
        if math.isnan(value):
            improved = False
        elif self.best is None:
            improved = True
        elif self.maximize:
            improved = value > self.best + self.min_delta
        else:
            improved = value < self.best - self.min_delta
        if not improved:
            self.num_bad += 1
            return self.num_bad >= self.max_bad
        self.num_bad = 0
        self.best = value
        self.best_epoch = self.epoch
        self.checkpoint = {k: torch.clone(v) for k, v in model.state_dict().items()}
        return False

    def restore(self, model):
        if not self.checkpoint:
            raise RuntimeError("no checkpoint")
        model.load_state_dict(self.checkpoint)
