"""Counts by unique; the balanced accuracy as a weighted mean, with the weights of the examples."""

import torch
from torch import nn


def class_weights(labels, classes):
    present, counts = labels.unique(return_counts=True)
    weights = torch.zeros(classes, dtype=torch.float32)
    weights[present] = labels.numel() / (present.numel() * counts.to(torch.float32))
    return weights


def sample_weights(labels):
    _, inverse, counts = labels.unique(return_inverse=True, return_counts=True)
    return len(labels) / (len(counts) * counts[inverse]).float()


def focal_loss(logits, labels, gamma=2.0):
    logp = nn.LogSoftmax(dim=-1)(logits)
    p = logp.exp()
    weighted = (1 - p).clamp(min=0) ** gamma * logp
    return nn.functional.nll_loss(weighted, labels)


def balanced_accuracy(predictions, labels):
    counts = torch.bincount(labels)
    weights = 1 / counts[labels].double()
    return ((predictions == labels) * weights).sum().item() / weights.sum().item()
