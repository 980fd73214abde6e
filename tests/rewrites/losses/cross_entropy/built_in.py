from torch import nn


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    criterion = nn.CrossEntropyLoss(
        weight=weight, ignore_index=ignore_index, label_smoothing=label_smoothing
    )
    return criterion(logits, labels)
