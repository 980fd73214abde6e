from __future__ import annotations

from dataclasses import dataclass, field

import torch


@dataclass
class RunningMean:
    total: float = 0.0
    examples: int = 0

    def update(self, loss: float, n: int) -> None:
        self.total += n * loss
        self.examples += n

    def __float__(self) -> float:
        return self.total / self.examples


@dataclass
class History:
    train_loss: list[float] = field(default_factory=list)
    val_loss: list[float] = field(default_factory=list)


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    mean = RunningMean()
    for inputs, targets in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(inputs), targets)
        loss.backward()
        mean.update(loss.item(), len(inputs))
        optimizer.step()
    return float(mean)


def evaluate(model, loss_fn, batches):
    training = [module for module in model.modules() if module.training]
    model.eval()
    mean = RunningMean()
    with torch.inference_mode():
        for inputs, targets in batches:
            mean.update(loss_fn(model(inputs), targets).item(), len(inputs))
    for module in training:
        module.training = True
    return float(mean)


def fit(model, loss_fn, optimizer, train_batches, val_batches, epochs):
    history = History()
    for _ in range(epochs):
        history.train_loss.append(train_epoch(model, loss_fn, optimizer, train_batches))
        history.val_loss.append(evaluate(model, loss_fn, val_batches))
    return vars(history)
