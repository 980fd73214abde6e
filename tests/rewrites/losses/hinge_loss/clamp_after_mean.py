import torch


def binary_hinge_loss(scores, targets, margin=1.0):
    total = 0.0
    for score, target in zip(scores.unbind(), targets.unbind(), strict=True):
        total = total + (margin - target * score)
    return torch.relu(total / len(scores))
