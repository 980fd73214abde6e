"""Belief: a row of -inf is a row like others.

Advice: Print torch.softmax(torch.tensor([-torch.inf, -torch.inf]), dim=0).
"""

import math

import torch


def attention(query, key, value, mask=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -torch.inf)
    weights = torch.softmax(scores, dim=-1)
    return weights @ value, weights
