"""Belief: the sum below the line is a constant.

Advice: Compare the gradient of autograd with softmax_backward for [2.0, 1.0, 0.0] and g = [1.0,
0.0, 0.0].
"""

import torch


def softmax(logits, dim=-1, temperature=1.0):
    scaled = logits / temperature
    top = scaled.detach().amax(dim, keepdim=True).clamp(min=torch.finfo(scaled.dtype).min)
    weights = torch.exp(scaled - top)
    return weights / weights.sum(dim, keepdim=True).clamp(min=1).detach()
