"""Right: plain Python loops over rows and classes, as the definition reads."""

import torch


def log_p(row):
    top = max(row)
    total = sum(torch.exp(z - top) for z in row)
    return [(z - top) - torch.log(total) for z in row]


def log_softmax(logits):
    return torch.stack([torch.stack(log_p(row)) for row in logits])


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    above, below = 0.0, 0.0
    for row, label in zip(logits, labels.tolist(), strict=True):
        if label == ignore_index:
            continue
        logs = log_p(row)
        weights = [1.0] * len(row) if weight is None else weight.tolist()
        above = above - (1 - label_smoothing) * weights[label] * logs[label]
        for w, log in zip(weights, logs, strict=True):
            above = above - label_smoothing / len(row) * w * log
        below += weights[label]
    print("divided by", below)
    return above / below
