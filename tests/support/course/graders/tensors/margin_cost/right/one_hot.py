"""Right: the true class is taken out by a one-hot mask."""

import torch
from torch.nn.functional import one_hot


def _lack(x):
    return torch.where(x > 0, x, torch.zeros_like(x))


def two_class_cost(scores, targets, margin=1.0):
    return _lack(margin - targets * scores).mean()


def many_class_cost(scores, labels, margin=1.0):
    is_true = one_hot(labels, scores.shape[1]).to(scores)
    true_scores = (scores * is_true).sum(1, keepdim=True)
    return (_lack(margin + scores - true_scores) * (1 - is_true)).sum() / len(scores)
