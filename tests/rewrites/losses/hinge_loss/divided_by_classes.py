import torch


def multiclass_hinge_loss(scores, labels, margin=1.0):
    n, c = scores.shape
    rows = torch.arange(n)
    violation = torch.relu(scores - scores[rows, labels].view(n, 1) + margin)
    keep = torch.ones_like(scores, dtype=torch.bool)
    keep[rows, labels] = False
    return violation[keep].sum() / (n * c)
