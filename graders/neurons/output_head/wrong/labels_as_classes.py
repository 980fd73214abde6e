"""Belief: several labels are several classes that share one softmax.

Advice: Compute the loss of the logits [[9.0, 9.0]] with both labels right, [[1, 1]]. Should it
be close to 0?
"""

from torch.nn import functional as F


def loss_of(task, outputs, targets):
    if task == "regression":
        return F.mse_loss(outputs, targets)
    if task == "multiclass":
        return F.cross_entropy(outputs, targets)
    if task == "multilabel":
        return F.cross_entropy(outputs, targets.to(outputs.dtype))
    return F.binary_cross_entropy_with_logits(outputs[:, 0], targets.to(outputs.dtype))
