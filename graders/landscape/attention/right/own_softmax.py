import math

import torch


def masked_softmax(scores, mask):
    highest = scores.max(dim=-1, keepdim=True).values
    if mask is not None:
        scores = scores.masked_fill(mask.logical_not(), float("-inf"))
        highest = scores.max(dim=-1, keepdim=True).values
        highest = torch.where(highest == float("-inf"), torch.zeros_like(highest), highest)
    e = torch.exp(scores - highest.detach())
    total = e.sum(dim=-1, keepdim=True)
    return e / torch.where(total == 0, torch.ones_like(total), total)


def attention(query, key, value, mask=None):
    d = key.shape[-1]
    scores = torch.matmul(query / math.sqrt(d), key.transpose(-2, -1))
    weights = masked_softmax(scores, mask)
    return torch.matmul(weights, value), weights


def causal_mask(length):
    return ~torch.triu(torch.ones(length, length), diagonal=1).bool()
