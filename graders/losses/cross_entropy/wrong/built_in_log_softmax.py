"""Belief: only the loss is to be written by hand, not what it is made of.

Advice: Which functions do the Rules name? The log-softmax is the part of this exercise where the
numbers can go wrong.
"""

import torch


def log_softmax(logits):
    return torch.log_softmax(logits, dim=1)


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
