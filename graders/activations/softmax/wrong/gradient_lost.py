"""Belief: probabilities need no graph.

Advice: Print softmax(x).requires_grad for an x that requires gradients.
"""

import torch


def softmax(logits, dim=-1, temperature=1.0):
    scaled = logits.detach() / temperature
    top = scaled.amax(dim, keepdim=True).clamp(min=torch.finfo(scaled.dtype).min)
    weights = torch.exp(scaled - top)
    return weights / weights.sum(dim, keepdim=True).clamp(min=1)
