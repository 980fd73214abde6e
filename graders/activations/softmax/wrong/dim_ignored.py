"""Belief: a softmax is always along the last dimension.

Advice: Print softmax(x, dim=0).sum(dim=0) for a matrix x.
"""

import torch


def softmax(logits, dim=-1, temperature=1.0):
    scaled = logits / temperature
    top = scaled.amax(-1, keepdim=True).clamp(min=torch.finfo(scaled.dtype).min)
    weights = torch.exp(scaled - top)
    return weights / weights.sum(-1, keepdim=True).clamp(min=1)
