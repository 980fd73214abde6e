"""Belief: one shift is enough for all rows.

Advice: Print softmax(x) for the rows [0.0, 1.0] and [1000.0, 1001.0].
"""

import torch


def softmax(logits, dim=-1, temperature=1.0):
    scaled = logits / temperature
    weights = torch.exp(scaled - scaled.max())
    total = weights.sum(dim, keepdim=True)
    return torch.where(total > 0, weights / total, weights)
