import torch.nn.functional as F


def binary_hinge_loss(scores, targets, margin=1.0):
    return (margin - targets * scores).clamp(min=0).mean()


def multiclass_hinge_loss(scores, labels, margin=1.0):
    return F.multi_margin_loss(scores, labels, margin=margin) * scores.shape[1]
