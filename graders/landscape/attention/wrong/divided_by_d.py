"""Belief: the products are divided by their number of terms.

Advice: In the worked example, what are the scores before the softmax?
"""

import torch


def attention(query, key, value, mask=None):
    scores = query @ key.mT / query.shape[-1]
    if mask is None:
        weights = torch.softmax(scores, dim=-1)
    else:
        lowest = torch.finfo(scores.dtype).min
        weights = torch.softmax(scores.masked_fill(~mask, lowest), dim=-1).masked_fill(~mask, 0)
    return weights @ value, weights
