"""Belief: labels that do not count may be replaced by any class.

Advice: Print the labels [0, -100] before and after a call.
"""

import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    counts = labels != ignore_index
    labels[~counts] = 0
    costs = -log_softmax(logits) * counts[:, None]
    if weight is None:
        weight = logits.new_ones(logits.shape[1])
    label_weights = weight[labels] * counts
    label_cost = (label_weights * costs[torch.arange(len(labels)), labels]).sum()
    class_cost = (weight * costs).sum() / logits.shape[1]
    mixed = (1 - label_smoothing) * label_cost + label_smoothing * class_cost
    return mixed / label_weights.sum()
