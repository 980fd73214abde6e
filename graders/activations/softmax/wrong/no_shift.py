"""Belief: exp of a logit is a number like any other.

Advice: Print softmax(x) for x = [1000.0, 1000.0], and exp(x).
"""

import torch


def softmax(logits, dim=-1, temperature=1.0):
    weights = torch.exp(logits / temperature)
    total = weights.sum(dim, keepdim=True)
    return torch.where(total > 0, weights / total, 0)
