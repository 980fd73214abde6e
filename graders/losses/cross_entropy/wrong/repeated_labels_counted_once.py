"""Belief: `counts[labels] += 1` counts a label as often as it occurs.

Advice: Try the labels [0, 0, 1], and print what stands in your counts afterwards.
"""

import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    counts = labels != ignore_index
    costs, labels = -log_softmax(logits[counts]), labels[counts]
    if weight is None:
        weight = logits.new_ones(logits.shape[1])
    occurrences = torch.zeros_like(weight)
    occurrences[labels] += 1
    label_cost = (weight[labels] * costs[torch.arange(len(labels)), labels]).sum()
    class_cost = (weight * costs).sum() / logits.shape[1]
    mixed = (1 - label_smoothing) * label_cost + label_smoothing * class_cost
    return mixed / (occurrences * weight).sum()
