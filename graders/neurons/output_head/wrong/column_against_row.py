"""Belief: (N, 1) and (N,) are the same shape.

Advice: Print the shape of outputs - targets for outputs (3, 1) and targets (3,).
"""

from torch.nn import functional as F


def loss_of(task, outputs, targets):
    if task == "regression":
        return F.mse_loss(outputs, targets)
    if task == "multiclass":
        return F.cross_entropy(outputs, targets)
    return (F.softplus(outputs) - outputs * targets).mean()
