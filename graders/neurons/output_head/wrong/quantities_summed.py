"""Belief: the squared errors of the quantities of an example add up.

Advice: Compute the loss of two quantities that are each off by 1. Is it 1 or 2?
"""

from torch.nn import functional as F


def loss_of(task, outputs, targets):
    if task == "regression":
        return (outputs - targets).square().sum(dim=1).mean()
    if task == "multiclass":
        return F.cross_entropy(outputs, targets)
    logits = outputs[:, 0] if task == "binary" else outputs
    return F.binary_cross_entropy_with_logits(logits, targets.to(logits.dtype))
