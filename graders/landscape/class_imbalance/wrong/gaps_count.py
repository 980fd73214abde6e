"""Belief: all classes up to the largest label occur.

Advice: Try the labels [0, 2], predicted without a mistake.
"""

import torch


def balanced_accuracy(predictions, labels):
    is_right = (predictions == labels).double()
    classes = range(int(labels.max()) + 1)
    recalls = [is_right[labels == c].sum() / max(1, (labels == c).sum()) for c in classes]
    return torch.stack(recalls).mean().item()
