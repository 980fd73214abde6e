import torch


def binary_hinge_loss(scores, targets, margin=1.0):
    signed = targets * scores - (1 - targets) * scores
    return torch.relu(margin - signed).mean()
