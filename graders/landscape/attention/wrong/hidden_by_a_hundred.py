"""Belief: a score of -100 is low enough for a hidden key.

Advice: Hide one of two keys, and give the other one a score of -1000.
"""

import math

import torch


def attention(query, key, value, mask=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if mask is None:
        weights = torch.softmax(scores, dim=-1)
    else:
        lowest = -100.0
        weights = torch.softmax(scores.masked_fill(~mask, lowest), dim=-1).masked_fill(~mask, 0)
    return weights @ value, weights
