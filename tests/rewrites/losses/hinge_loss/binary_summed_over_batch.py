import torch


def binary_hinge_loss(scores, targets, margin=1.0):
    total = scores.new_zeros(())
    for i in range(scores.shape[0]):
        total = total + torch.relu(margin - scores[i] * targets[i])
    return total
