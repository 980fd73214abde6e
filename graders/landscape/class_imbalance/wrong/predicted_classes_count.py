"""Belief: a class that is predicted, but is not there, has recall 0.

Advice: Predict [0, 0, 2, 1] for the labels [0, 0, 0, 1]. How many recalls are averaged?
"""

import torch


def balanced_accuracy(predictions, labels):
    is_right = (predictions == labels).double()
    classes = torch.cat([predictions, labels]).unique()
    recalls = [is_right[labels == c].sum() / max(1, (labels == c).sum()) for c in classes]
    return torch.stack(recalls).mean().item()
