"""Belief: the temperature may divide the weights as well as the logits.

Advice: Compare the probabilities of [2.0, 1.0, 0.0] at temperature 1.0 and 2.0.
"""

import torch


def softmax(logits, dim=-1, temperature=1.0):
    top = logits.amax(dim, keepdim=True).clamp(min=torch.finfo(logits.dtype).min)
    weights = torch.exp(logits - top) / temperature
    total = weights.sum(dim, keepdim=True)
    return torch.where(total > 0, weights / total, 0)
