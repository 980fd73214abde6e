"""Right: gradients from torch.autograd.grad, put into p.grad; a class; no backward."""

from __future__ import annotations

import statistics
from collections import defaultdict
from dataclasses import dataclass, field

import torch


@dataclass
class Meter:
    values: list[float] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)

    def add(self, loss, batch):
        self.values.append(loss.detach().cpu().item())
        self.weights.append(len(batch))

    @property
    def mean(self):
        return statistics.fmean(self.values, self.weights)


class Trainer:
    def __init__(self, model, loss_fn, optimizer=None):
        self.model, self.loss_fn, self.optimizer = model, loss_fn, optimizer

    def train(self, batches):
        meter = Meter()
        self.model.train()
        params = [p for group in self.optimizer.param_groups for p in group["params"]]
        for x, y in batches:
            out = self.model(x)
            loss = self.loss_fn(out, y)
            for p, g in zip(params, torch.autograd.grad(loss, params), strict=True):
                p.grad = g
            self.optimizer.step()
            meter.add(loss, x)
        return meter.mean

    @torch.no_grad()
    def measure(self, batches):
        meter, frozen = Meter(), [m for m in self.model.modules() if not m.training]
        self.model.eval()
        try:
            for x, y in batches:
                meter.add(self.loss_fn(self.model(x), y), x)
        finally:
            for m in self.model.modules():
                m.training = m not in frozen
        return meter.mean


def train_epoch(model, loss_fn, optimizer, batches):
    return Trainer(model, loss_fn, optimizer).train(batches)


def evaluate(model, loss_fn, batches):
    return Trainer(model, loss_fn).measure(batches)


def fit(model, loss_fn, optimizer, train_batches, val_batches, epochs):
    trainer = Trainer(model, loss_fn, optimizer)
    history = defaultdict(list, train_loss=[], val_loss=[])
    for _ in range(epochs):
        history["train_loss"].append(trainer.train(train_batches))
        history["val_loss"].append(trainer.measure(val_batches))
    return dict(history)
