"""Belief: the smoothed part is uniform, so class weights do not concern it.

Advice: Which weight does the formula put on -log p of a class that is not the label? Try weights
with label_smoothing = 1.
"""

import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    counts = labels != ignore_index
    costs, labels = -log_softmax(logits[counts]), labels[counts]
    if weight is None:
        weight = logits.new_ones(logits.shape[1])
    label_weights = weight[labels]
    label_cost = (label_weights * costs[torch.arange(len(labels)), labels]).sum()
    class_cost = costs.sum() / logits.shape[1]
    mixed = (1 - label_smoothing) * label_cost + label_smoothing * class_cost
    return mixed / label_weights.sum()
