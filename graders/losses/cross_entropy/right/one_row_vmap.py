"""Right: the terms of one row, mapped over the batch with vmap; a warning of its own."""

import warnings

import torch


def of_row(z):
    z = z - z.max()
    return z - z.exp().sum().log()


log_softmax = torch.func.vmap(of_row)


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    warnings.warn("hand-made loss", stacklevel=2)
    classes = torch.arange(logits.shape[1])
    if weight is None:
        weight = torch.ones_like(logits[0])

    def terms(row, label):
        costs = -of_row(row) * weight
        is_label = (classes == label).to(row.dtype)
        mixed = (1 - label_smoothing) * (costs * is_label).sum() + label_smoothing * costs.mean()
        counts = label != ignore_index
        return torch.where(counts, mixed, 0.0), torch.where(counts, (weight * is_label).sum(), 0.0)

    above, below = torch.func.vmap(terms)(logits, labels)
    return above.sum() / below.sum()
