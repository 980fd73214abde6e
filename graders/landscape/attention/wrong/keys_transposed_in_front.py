"""Belief: the first two dimensions of the keys are to be swapped.

Advice: Print the shapes of key and of what you multiply with, for keys of shape (2, 3, 4).
"""

import math

import torch


def attention(query, key, value, mask=None):
    scores = query @ key.transpose(0, 1) / math.sqrt(query.shape[-1])
    if mask is None:
        weights = torch.softmax(scores, dim=-1)
    else:
        lowest = torch.finfo(scores.dtype).min
        weights = torch.softmax(scores.masked_fill(~mask, lowest), dim=-1).masked_fill(~mask, 0)
    return weights @ value, weights
