"""Belief: a very low score hides a key in any row.

Advice: Print your weights of a query that may see no key.
"""

import math

import torch


def attention(query, key, value, mask=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -1e9)
    weights = torch.softmax(scores, dim=-1)
    return weights @ value, weights
