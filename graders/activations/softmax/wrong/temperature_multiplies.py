"""Belief: a high temperature makes the softmax surer.

Advice: Print softmax([2.0, 1.0, 0.0]) at temperature 10.0. Are the probabilities more equal?
"""

import torch


def softmax(logits, dim=-1, temperature=1.0):
    scaled = logits * temperature
    top = scaled.amax(dim, keepdim=True).clamp(min=torch.finfo(scaled.dtype).min)
    weights = torch.exp(scaled - top)
    return weights / weights.sum(dim, keepdim=True).clamp(min=1)
