"""Belief: a sigmoid and the cross-entropy of probabilities are the same as the loss of logits.

Advice: Compute the loss of the logit [[200.0]] with the target [0].
"""

from torch.nn import functional as F


def loss_of(task, outputs, targets):
    if task == "regression":
        return F.mse_loss(outputs, targets)
    if task == "multiclass":
        return F.cross_entropy(outputs, targets)
    logits = outputs[:, 0] if task == "binary" else outputs
    return F.binary_cross_entropy(logits.sigmoid(), targets.to(logits.dtype))
