"""Belief: each key shares itself among the queries.

Advice: Add up each row of your weights, for two queries and three keys.
"""

import math

import torch


def attention(query, key, value, mask=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if mask is None:
        weights = torch.softmax(scores, dim=-2)
    else:
        lowest = torch.finfo(scores.dtype).min
        weights = torch.softmax(scores.masked_fill(~mask, lowest), dim=-2).masked_fill(~mask, 0)
    return weights @ value, weights
