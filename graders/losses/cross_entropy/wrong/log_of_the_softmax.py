"""Belief: with the maximum taken out of the exponents, the logarithm of the softmax is safe.

Advice: Print the probabilities of the row [1000, 0, -1000]. Which logarithm is taken of a number
that has been rounded away?
"""

import torch


def log_softmax(logits):
    exps = (logits - logits.amax(dim=1, keepdim=True)).exp()
    return (exps / exps.sum(dim=1, keepdim=True)).log()


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
