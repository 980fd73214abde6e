"""Belief: the largest score of all rows makes exp safe.

Advice: Try two queries, one with scores near 10000 and one with scores near -10000.
"""

import math

import torch


def attention(query, key, value, mask=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    e = torch.exp(scores - scores.max())
    if mask is not None:
        e = e * mask
    total = e.sum(-1, keepdim=True)
    weights = e / total.masked_fill(total == 0, 1)
    return weights @ value, weights
