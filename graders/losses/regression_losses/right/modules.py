"""Right: modules that share a base class; boolean masks, einsum, and a warning of its own."""

import warnings

import torch
from torch import nn


class Regression(nn.Module):
    def __init__(self, reduction):
        super().__init__()
        if reduction not in ["mean", "sum", "none"]:
            raise ValueError(f"no reduction {reduction}")
        self.reduction = reduction

    def forward(self, pred, target):
        if pred.shape == target.shape:
            costs = self.costs((pred - target).reshape(-1))
            total = torch.einsum("i->", costs)
            mean = total / costs.numel()
            return {"none": costs.view(pred.shape), "sum": total, "mean": mean}[self.reduction]
        warnings.warn("shapes differ", stacklevel=2)
        raise ValueError("shapes differ")


class Squared(Regression):
    def costs(self, r):
        return torch.einsum("i,i->i", r, r)


class Absolute(Regression):
    def costs(self, r):
        return torch.relu(r) + torch.relu(-r)


class Huber(Regression):
    def __init__(self, delta, reduction):
        super().__init__(reduction)
        if delta <= 0:
            raise ValueError("delta")
        self.register_buffer("delta", torch.tensor(delta, dtype=torch.float64))

    def costs(self, r):
        delta = self.delta.to(r)
        costs = torch.empty_like(r)
        below, above = r < -delta, r > delta
        within = ~(below | above)
        costs[within] = r[within] ** 2 * 0.5
        costs[above] = delta * r[above] - delta**2 / 2
        costs[below] = -delta * r[below] - delta**2 / 2
        return costs


def mse_loss(pred, target, reduction="mean"):
    return Squared(reduction)(pred, target)


def mae_loss(pred, target, reduction="mean"):
    return Absolute(reduction)(pred, target)


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    return Huber(delta, reduction)(pred, target)
