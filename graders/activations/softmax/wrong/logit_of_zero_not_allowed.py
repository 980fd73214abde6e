"""Belief: a logit of -inf is missing, and counts as 0.

Advice: Print softmax(x) for x = [-inf, 1.0].
"""

import torch


def softmax(logits, dim=-1, temperature=1.0):
    scaled = (logits / temperature).nan_to_num(neginf=0.0)
    top = scaled.amax(dim, keepdim=True)
    weights = torch.exp(scaled - top) * (logits > -torch.inf).any(dim, keepdim=True)
    return weights / weights.sum(dim, keepdim=True).clamp(min=1)
