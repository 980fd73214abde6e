import torch


def bce_gradient(logits, targets):
    p = 1 / (1 + torch.exp(-logits))
    loss_by_p = -targets / p + (1 - targets) / (1 - p)
    p_by_z = p * (1 - p)
    return loss_by_p * p_by_z
