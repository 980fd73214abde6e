import math

import torch


def class_weights(labels, classes):
    counts = [0] * classes
    for label in labels.tolist():
        counts[label] += 1
    present = sum(count > 0 for count in counts)
    return torch.tensor([len(labels) / (present * n) if n else 0.0 for n in counts])


def sample_weights(labels):
    weights = class_weights(labels, max(labels.tolist()) + 1).tolist()
    return torch.tensor([weights[label] for label in labels.tolist()])


def focal_loss(logits, labels, gamma=2.0):
    losses = []
    for row, label in zip(logits, labels):
        shifted = row - row.max().detach()
        log_p = shifted[label] - shifted.exp().sum().log()
        factor = 1.0 if gamma == 0 else (1 - log_p.exp()) ** gamma
        losses.append(-factor * log_p)
    return sum(losses) / len(losses)


def balanced_accuracy(predictions, labels):
    recalls = []
    for c in set(labels.tolist()):
        mine = [p == c for p, label in zip(predictions.tolist(), labels.tolist()) if label == c]
        recalls.append(sum(mine) / len(mine))
    return math.fsum(recalls) / len(recalls)
