"""Belief: a class is right if most of its predictions are.

Advice: Over which examples do you take the mean for class 0, those labelled 0 or those predicted?
"""

import torch


def balanced_accuracy(predictions, labels):
    is_right = (predictions == labels).double()
    shares = [
        is_right[predictions == c].mean() if (predictions == c).any() else torch.tensor(0.0)
        for c in labels.unique()
    ]
    return torch.stack([share.double() for share in shares]).mean().item()
