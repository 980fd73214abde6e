import math

from torch import nn


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("wrong parameters")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best = self.best_epoch = None
        self.epoch = self.wait = 0
        self.tensors = {}

    def step(self, value, model):
        value = float(value)
        improved = not math.isnan(value)
        if improved and self.best is not None:
            gain = self.best - value if self.mode == "min" else value - self.best
            improved = gain > self.min_delta
        if improved:
            self.best, self.best_epoch, self.wait = value, self.epoch, 0
            self.tensors = {k: v.detach().clone() for k, v in model.state_dict().items()}
        else:
            self.wait += 1
        self.epoch += 1
        return self.wait >= self.patience

    def restore(self, model):
        if not self.tensors:
            raise RuntimeError("no tensors kept")
        for key, tensor in self.tensors.items():
            path, _, name = key.rpartition(".")
            layer = model.get_submodule(path)
            if isinstance(getattr(layer, name), nn.Parameter):
                tensor = nn.Parameter(tensor)
            setattr(layer, name, tensor)
