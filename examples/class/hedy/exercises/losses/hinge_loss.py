import torch


def binary_hinge_loss(scores, targets, margin=1.0):
    return torch.relu(margin - targets * scores).mean()


def multiclass_hinge_loss(scores, labels, margin=1.0):
    true_scores = scores[labels]
    return torch.relu(margin + scores - true_scores).sum(1).mean()
