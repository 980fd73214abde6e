import copy
import math

import torch


class EarlyStopping:
    """Stop when nothing gets better."""

    def __init__(self, patience, min_delta=0.0, mode="min"):
        problems = [patience < 1, min_delta < 0, mode != "min" and mode != "max"]
        if any(problems):
            raise ValueError(f"bad settings: {patience}, {min_delta}, {mode}")
        self.patience, self.min_delta, self.minimize = patience, min_delta, mode == "min"
        self.remaining = patience
        self.history_length = 0
        self.best, self.best_epoch = None, None

    def step(self, value, model):
        value = float(value)
        first = self.best is None
        if math.isnan(value):
            good = False
        elif self.minimize:
            good = first or value < self.best - self.min_delta
        else:
            good = first or value > self.best + self.min_delta
        if good:
            self.__dict__.update(best=value, best_epoch=self.history_length)
            self.snapshot = copy.deepcopy(model.state_dict())
        self.remaining = self.patience if good else self.remaining - 1
        self.history_length += 1
        return self.remaining <= 0

    def restore(self, model):
        if not hasattr(self, "snapshot"):
            raise RuntimeError("restore() before any improvement")
        model.load_state_dict(self.snapshot)


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    losses = []
    stop = False
    for _ in range(max_epochs):
        if stop:
            continue
        optimizer.zero_grad()
        model.train()
        for index in range(len(train_batches)):
            x, y = train_batches[index]
            loss_fn(model(x), y).backward()
            optimizer.step()
            optimizer.zero_grad()
        with torch.inference_mode():
            losses += [loss_fn(model.eval()(x_val), y_val).item()]
            stop = stopper.step(losses[-1], model)
    if stopper.best_epoch is not None:
        stopper.restore(model)
    return losses
