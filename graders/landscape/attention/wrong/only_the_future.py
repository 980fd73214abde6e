"""Belief: rows of a causal mask are keys.

Advice: Which positions does the first row of your causal mask let through?
"""

import torch


def causal_mask(length):
    return torch.ones(length, length, dtype=torch.bool).triu()
