"""Belief: an ignored row costs nothing, and that is all that ignoring means.

Advice: Try the worked example with labels [0, -100]. Is the result 0.4076, or half of it?
"""

import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    ignored = labels == ignore_index
    costs, labels = -log_softmax(logits), labels.masked_fill(ignored, 0)
    if weight is None:
        weight = logits.new_ones(logits.shape[1])
    label_weights = weight[labels]
    label_costs = (label_weights * costs[torch.arange(len(labels)), labels])[~ignored]
    class_cost = (weight * costs[~ignored]).sum() / logits.shape[1]
    mixed = (1 - label_smoothing) * label_costs.sum() + label_smoothing * class_cost
    return mixed / label_weights.sum()
