import torch


def bce_gradient(logits, targets):
    p = torch.special.expit(logits)
    slope = p - p.square()
    error = p - targets
    return slope * error
