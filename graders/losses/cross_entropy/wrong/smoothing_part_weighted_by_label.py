"""Belief: an example has one weight, that of its label, which multiplies all of its loss.

Advice: Try a single row with the label 0, label_smoothing = 1 and weight = [1, 3, 1], and then
weight = [1, 1, 1]. Should the two differ? Look at the index of the weight in the second sum of the
formula.
"""

import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    counts = labels != ignore_index
    costs, labels = -log_softmax(logits[counts]), labels[counts]
    if weight is None:
        weight = logits.new_ones(logits.shape[1])
    label_weights = weight[labels]
    label_cost = (label_weights * costs[torch.arange(len(labels)), labels]).sum()
    class_cost = (label_weights[:, None] * costs).sum() / logits.shape[1]
    mixed = (1 - label_smoothing) * label_cost + label_smoothing * class_cost
    return mixed / label_weights.sum()
