"""Belief: the cross-entropy takes probabilities.

Advice: Compute the loss of the logits [[1000.0, 0.0]] with the target [0]. Which value should it
have, and which one do you get?
"""

from torch.nn import functional as F


def loss_of(task, outputs, targets):
    if task == "regression":
        return F.mse_loss(outputs, targets)
    if task == "multiclass":
        return F.cross_entropy(outputs.softmax(dim=1), targets)
    logits = outputs[:, 0] if task == "binary" else outputs
    return F.binary_cross_entropy_with_logits(logits, targets.to(logits.dtype))
