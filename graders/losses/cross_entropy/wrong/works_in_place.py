"""Belief: a function may use the memory of its arguments for its own work.

Advice: Print the logits before and after a call. Which of your operations end in an underscore or
an assignment?
"""

import torch


def log_softmax(logits):
    work = logits.detach()
    shifted = logits - logits.amax(dim=1, keepdim=True)
    result = shifted - shifted.exp().sum(dim=1, keepdim=True).log()
    work.sub_(work.amax(dim=1, keepdim=True))
    return result


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
