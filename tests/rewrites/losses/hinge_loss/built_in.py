from torch import nn


def multiclass_hinge_loss(scores, labels, margin=1.0):
    n, c = scores.shape
    criterion = nn.MultiMarginLoss(p=1, margin=margin, reduction="sum")
    return c * criterion(scores, labels) / n
