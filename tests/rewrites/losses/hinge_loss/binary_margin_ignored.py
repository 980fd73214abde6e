import torch


def binary_hinge_loss(scores, targets, margin=1.0):
    agreement = scores * targets
    lacking = torch.where(agreement < 1.0, 1.0 - agreement, torch.zeros_like(agreement))
    return lacking.sum() / len(scores)
