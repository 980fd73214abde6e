"""Belief: hidden keys lose their weights after the softmax.

Advice: With one of two keys hidden, add up your weights.
"""

import math

import torch


def attention(query, key, value, mask=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if mask is None:
        weights = torch.softmax(scores, dim=-1)
    else:
        weights = torch.softmax(scores, dim=-1).masked_fill(~mask, 0)
    return weights @ value, weights
