from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass
class Census:
    """Who has been seen alive so far."""

    alive: Tensor | None = None

    def count(self, z: Tensor) -> None:
        now = (z >= 0).any(dim=0)
        self.alive = now if self.alive is None else self.alive | now

    def dead(self) -> Tensor:
        return self.alive.logical_not()


def dead_units(z):
    census = Census()
    census.count(z)
    return census.dead()


@torch.no_grad()
def dead_in_network(model, batches):
    model.eval()
    layers = list(model)
    censuses = [Census() for layer in layers if isinstance(layer, nn.ReLU)]
    for x in batches:
        waiting = iter(censuses)
        for layer in layers:
            if isinstance(layer, nn.ReLU):
                next(waiting).count(x)
            x = layer(x)
    model.train()
    return [census.dead() for census in censuses]


@torch.no_grad()
def revive(linear, x, margin=0.1):
    z = linear(x)
    dead = dead_units(z)
    missing = margin - z.amax(dim=0)
    linear.bias += torch.where(dead, missing, torch.zeros_like(missing))
    # print(dead)
    return int(dead.sum())
