"""Belief: `-=` makes a new tensor.

Advice: Print the logits before and after a call of softmax.
"""

import torch


def softmax(logits, dim=-1, temperature=1.0):
    with torch.no_grad():
        logits -= logits.amax(dim, keepdim=True).clamp(min=torch.finfo(logits.dtype).min)
    weights = torch.exp(logits / temperature)
    return weights / weights.sum(dim, keepdim=True).clamp(min=1)
