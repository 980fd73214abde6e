"""Belief: a row of only -inf needs no thought.

Advice: Print softmax(x) for x = [-inf, -inf].
"""

import torch


def softmax(logits, dim=-1, temperature=1.0):
    scaled = logits / temperature
    weights = torch.exp(scaled - scaled.amax(dim, keepdim=True))
    return weights / weights.sum(dim, keepdim=True)
