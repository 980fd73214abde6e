import torch


def bce(probs, targets):
    if probs.shape != targets.shape:
        raise ValueError("shapes differ")
    positive = torch.xlogy(targets, probs)
    negative = torch.xlogy(1 - targets, 1 - probs)
    positive = torch.clamp(positive, min=-100)
    negative = torch.clamp(negative, min=-100)
    return -torch.mean(positive + negative)
