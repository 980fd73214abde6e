"""Belief: the softmax is taken along the first dimension.

Advice: What should the probabilities of one example add up to? Add up the exponentials of one row
of your result.
"""

import torch


def log_softmax(logits):
    shifted = logits - logits.amax(dim=0, keepdim=True)
    return shifted - shifted.exp().sum(dim=0, keepdim=True).log()


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    counts = labels != ignore_index
    costs, labels = -log_softmax(logits[counts]), labels[counts]
    if weight is None:
        weight = logits.new_ones(logits.shape[1])
    label_weights = weight[labels]
    label_cost = (label_weights * costs[torch.arange(len(labels)), labels]).sum()
    class_cost = (weight * costs).sum() / logits.shape[1]
    mixed = (1 - label_smoothing) * label_cost + label_smoothing * class_cost
    return mixed / label_weights.sum()
