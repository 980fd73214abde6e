from __future__ import annotations

import math
import warnings
from dataclasses import dataclass, field

import torch

BETTER = {
    "min": lambda value, best, margin: value < best - margin,
    "max": lambda value, best, margin: value > best + margin,
}


@dataclass
class EarlyStopping:
    patience: int
    min_delta: float = 0.0
    mode: str = "min"
    history: list[float] = field(default_factory=list, init=False)
    kept: dict[str, torch.Tensor] | None = field(default=None, init=False)

    def __post_init__(self):
        if self.patience < 1:
            raise ValueError("patience must be positive")
        if self.min_delta < 0:
            raise ValueError("min_delta must not be negative")
        if self.mode not in BETTER:
            raise ValueError(f"mode must be one of {list(BETTER)}")

    @property
    def best_epoch(self):
        winner = None
        for epoch, value in enumerate(self.history):
            if math.isnan(value):
                continue
            if winner is None or BETTER[self.mode](value, self.history[winner], self.min_delta):
                winner = epoch
        return winner

    @property
    def best(self):
        return None if self.best_epoch is None else self.history[self.best_epoch]

    def step(self, value, model):
        if isinstance(value, torch.Tensor):
            value = value.item()
        self.history.append(float(value))
        newest = len(self.history) - 1
        if self.best_epoch == newest:
            self.kept = {k: v.detach().clone() for k, v in model.state_dict().items()}
        last_good = -1 if self.best_epoch is None else self.best_epoch
        return newest - last_good >= self.patience

    def restore(self, model):
        if self.kept is None:
            raise RuntimeError("no improvement so far")
        model.load_state_dict(self.kept)


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    def train():
        model.train()
        for x, y in train_batches:
            loss_fn(model(x), y).backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=False)

    @torch.inference_mode()
    def validate():
        model.eval()
        return loss_fn(model(x_val), y_val).item()

    def epochs():
        for _ in range(max_epochs):
            train()
            loss = validate()
            stop = stopper.step(loss, model)
            yield loss
            if stop:
                return

    losses = list(epochs())
    if stopper.best_epoch is None:
        warnings.warn("no epoch improved", stacklevel=2)
    else:
        stopper.restore(model)
    return losses
