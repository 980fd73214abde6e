"""Belief: exp of the shifted logits lies between 0 and 1, so it is a probability.

Advice: Print the sum of softmax(x) for x = [3.0, 3.0].
"""

import torch


def softmax(logits, dim=-1, temperature=1.0):
    scaled = logits / temperature
    top = scaled.amax(dim, keepdim=True).clamp(min=torch.finfo(scaled.dtype).min)
    return torch.exp(scaled - top)
