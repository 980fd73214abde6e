import math
import torch
import torch

def attention(query, key, value, mask=None):
    scores = query @ key.mT
    if mask is None:
        weights = torch.softmax(scores, dim=-1)
    else:
        lowest = torch.finfo(scores.dtype).min
        weights = torch.softmax(scores.masked_fill(~mask, lowest), dim=-1).masked_fill(~mask, 0)
    return (weights @ value, weights)

def causal_mask(length: int) -> torch.Tensor:
    """Make a mask with which no position sees a later one.

    Args:
        length: L, the number of positions, >= 1.

    Returns:
        (L, L), boolean: whether position i, the row, may see position j, the column.
    """
    return torch.ones(length, length, dtype=torch.bool).tril()
