"""Belief: label smoothing spreads its share over the other C - 1 classes.

Advice: Over how many classes does the second sum of the formula run? Try a single row of three
equal logits with label_smoothing = 1, weight = [3, 0, 0] and the label 0.
"""

import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    counts = labels != ignore_index
    costs, labels = -log_softmax(logits[counts]), labels[counts]
    if weight is None:
        weight = logits.new_ones(logits.shape[1])
    label_weights = weight[labels]
    label_cost = (label_weights * costs[torch.arange(len(labels)), labels]).sum()
    class_cost = ((weight * costs).sum() - label_cost) / max(logits.shape[1] - 1, 1)
    mixed = (1 - label_smoothing) * label_cost + label_smoothing * class_cost
    return mixed / label_weights.sum()
