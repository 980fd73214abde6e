"""Belief: the binary cross-entropy with logits takes probabilities.

Advice: Compute the loss of the logit [[100.0]] with the target [1]. Which value should it have?
"""

from torch.nn import functional as F


def loss_of(task, outputs, targets):
    if task == "regression":
        return F.mse_loss(outputs, targets)
    if task == "multiclass":
        return F.cross_entropy(outputs, targets)
    logits = outputs[:, 0] if task == "binary" else outputs
    return F.binary_cross_entropy_with_logits(logits.sigmoid(), targets.to(logits.dtype))
