"""Belief: the losses of the labels of an example add up.

Advice: Compute the loss of logits 0 for one label and for ten labels. Is it ln 2 both times?
"""

from torch.nn import functional as F


def loss_of(task, outputs, targets):
    if task == "regression":
        return F.mse_loss(outputs, targets)
    if task == "multiclass":
        return F.cross_entropy(outputs, targets)
    logits = outputs[:, 0] if task == "binary" else outputs
    loss = F.binary_cross_entropy_with_logits(logits, targets.to(logits.dtype))
    return loss * outputs.shape[1] if task == "multilabel" else loss
