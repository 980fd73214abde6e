import torch


def bce_gradient(logits, targets):
    probability = torch.reciprocal(torch.exp(-logits) + 1)
    return torch.sub(targets, probability)
