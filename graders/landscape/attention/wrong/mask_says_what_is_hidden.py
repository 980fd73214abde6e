"""Belief: True in a mask means hidden, as in nn.MultiheadAttention.

Advice: Which key does the mask of the example hide, and which weight is 0 in your result?
"""

import math

import torch


def attention(query, key, value, mask=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if mask is None:
        weights = torch.softmax(scores, dim=-1)
    else:
        lowest = torch.finfo(scores.dtype).min
        weights = torch.softmax(scores.masked_fill(mask, lowest), dim=-1).masked_fill(mask, 0)
    return weights @ value, weights
