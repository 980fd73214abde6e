"""One-hot labels; log_softmax and gather; a confusion matrix."""

import torch
from torch.nn import functional as F


def class_weights(labels, classes):
    frequency = F.one_hot(labels, classes).float().mean(dim=0)
    weights = torch.zeros(classes)
    weights[frequency > 0] = 1 / frequency[frequency > 0]
    return weights / (frequency > 0).sum()


def sample_weights(labels):
    return (F.one_hot(labels).float() * class_weights(labels, labels.max().item() + 1)).sum(dim=1)


def focal_loss(logits, labels, gamma=2.0):
    log_p = F.log_softmax(logits, dim=1).gather(1, labels[:, None]).squeeze(1)
    return torch.mean(-torch.pow(-torch.expm1(log_p), gamma) * log_p)


def balanced_accuracy(predictions, labels):
    size = int(torch.cat([predictions, labels]).max()) + 1
    confusion = torch.zeros(size, size, dtype=torch.float64)
    for label, prediction in zip(labels, predictions):
        confusion[label, prediction] += 1
    rows = confusion.sum(dim=1)
    occurs = rows > 0
    return float((confusion.diagonal()[occurs] / rows[occurs]).mean())
