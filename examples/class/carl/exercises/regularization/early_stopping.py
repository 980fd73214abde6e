import copy
import math

import torch


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("patience < 1, min_delta < 0 or an unknown mode")
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best = self.best_epoch = self.state = None
        self.epoch = self.wait = 0

    def step(self, value, model):
        value = float(value)
        if self.improves(value):
            self.best, self.best_epoch, self.wait = value, self.epoch, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.wait += 1
        self.epoch += 1
        return self.wait > self.patience

    def improves(self, value):
        if math.isnan(value):
            return False
        if self.best is None:
            return True
        if self.mode == "min":
            return value < self.best - self.min_delta
        return value > self.best + self.min_delta

    def restore(self, model):
        if self.state is None:
            raise RuntimeError("nothing to restore")
        model.load_state_dict(self.state)


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    losses = []
    for _ in range(max_epochs):
        model.train()
        for x, y in train_batches:
            optimizer.zero_grad()
            loss_fn(model(x), y).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            losses.append(loss_fn(model(x_val), y_val).item())
        if stopper.step(losses[-1], model):
            break
    if stopper.best_epoch is not None:
        stopper.restore(model)
    return losses
