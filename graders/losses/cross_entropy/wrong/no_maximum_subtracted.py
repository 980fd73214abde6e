"""Belief: the formula of the log-softmax can be typed in as it stands in a book.

Advice: What is exp(1000) in floating point, and what is log(exp(-1000))? Look at the step that
the prompt takes before any exponential.
"""

import torch


def log_softmax(logits):
    return logits - logits.exp().sum(dim=1, keepdim=True).log()


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
