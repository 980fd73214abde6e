"""Belief: -inf is a very small number.

Advice: Print softmax(x) for x = [-inf, -inf]. Is a class allowed?
"""

import torch


def softmax(logits, dim=-1, temperature=1.0):
    scaled = (logits / temperature).clamp(min=torch.finfo(logits.dtype).min)
    weights = torch.exp(scaled - scaled.amax(dim, keepdim=True))
    return weights / weights.sum(dim, keepdim=True)
