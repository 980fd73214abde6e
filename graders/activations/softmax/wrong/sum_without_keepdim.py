"""Belief: a sum along a dimension broadcasts back to its rows.

Advice: Print softmax(x).sum(dim=-1) for a 2 by 2 matrix x.
"""

import torch


def softmax(logits, dim=-1, temperature=1.0):
    scaled = logits / temperature
    top = scaled.amax(dim, keepdim=True).clamp(min=torch.finfo(scaled.dtype).min)
    weights = torch.exp(scaled - top)
    return weights / weights.sum(dim).clamp(min=1)
