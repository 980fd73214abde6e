import torch


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError((patience, min_delta, mode))
        self.patience = patience
        self.min_delta = min_delta
        self.mode = mode
        self.best = None
        self.best_epoch = None
        self.weights = None
        self.t = 0
        self.bad = 0

    def step(self, value, model):
        value = float(value)
        improved = value == value
        if improved and self.best is not None:
            if self.mode == "min":
                improved = value < self.best - self.min_delta
            else:
                improved = value > self.best + self.min_delta
        self.bad += 1
        if improved:
            self.bad = 0
            self.best, self.best_epoch = value, self.t
            self.weights = []
            for weight in model.parameters():
                self.weights.append(weight.detach().clone())
        self.t += 1
        return self.bad >= self.patience

    def restore(self, model):
        if self.weights is None:
            raise RuntimeError("no weights kept")
        with torch.no_grad():
            for weight, kept in zip(model.parameters(), self.weights, strict=True):
                weight.copy_(kept)
