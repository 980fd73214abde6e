import math
from operator import gt, lt

import torch
from torch import nn


class _Monitor:
    best = None
    best_epoch = None
    _since = 0
    _clock = -1

    def _better(self, value):
        if self.best is None:
            return True
        threshold = self.best + self._shift
        return self._compare(value, threshold)

    def _observe(self, value):
        self._clock += 1
        improved = (not math.isnan(value)) and self._better(value)
        if improved:
            self.best, self.best_epoch = value, self._clock
        self._since = 0 if improved else self._since + 1
        return improved


class EarlyStopping(_Monitor):
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if not patience >= 1:
            raise ValueError("patience too small")
        if not min_delta >= 0:
            raise ValueError("min_delta is negative")
        match mode:
            case "min":
                self._compare, self._shift = lt, -min_delta
            case "max":
                self._compare, self._shift = gt, +min_delta
            case _:
                raise ValueError("no such mode")
        self.limit = patience
        self.saved = []

    @staticmethod
    def _tensors(model):
        return [*model.parameters(), *model.buffers()]

    def step(self, value, model: nn.Module) -> bool:
        if self._observe(torch.as_tensor(value, dtype=torch.float64).item()):
            self.saved = [t.detach().clone() for t in self._tensors(model)]
        return not self._since < self.limit

    @torch.no_grad()
    def restore(self, model):
        if self.best_epoch is None:
            raise RuntimeError("nothing saved")
        for mine, theirs in zip(self._tensors(model), self.saved, strict=True):
            mine.data.copy_(theirs)


class _Trainer:
    def __init__(self, model, optimizer, loss_fn):
        self.model, self.optimizer, self.loss_fn = model, optimizer, loss_fn

    def batch(self, x, y):
        def closure():
            self.optimizer.zero_grad()
            loss = self.loss_fn(self.model(x), y)
            loss.backward()
            return loss

        self.optimizer.step(closure)

    def epoch(self, batches):
        self.model.train()
        for x, y in batches:
            self.batch(x, y)

    def evaluate(self, x, y):
        self.model.eval()
        with torch.no_grad():
            loss = self.loss_fn(self.model(x), y)
        self.model.train()
        return loss.item()


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    trainer = _Trainer(model, optimizer, loss_fn)
    losses = []
    running = True
    while running:
        trainer.epoch(train_batches)
        losses.append(trainer.evaluate(x_val, y_val))
        running = not stopper.step(losses[-1], model) and len(losses) < max_epochs
    if stopper.best_epoch is not None:
        stopper.restore(model)
    return losses
