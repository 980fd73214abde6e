r"""Write scaled dot-product attention, with which the words of a sentence see each other.

It is the main part of a transformer. Each query is compared with all keys. Its output is a mean of
the values, weighted by how well their keys match.

    >>> query = torch.tensor([[2.0, 0.0, 0.0, 0.0]])
    >>> key = torch.tensor([[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]])
    >>> value = torch.tensor([[10.0], [20.0]])
    >>> attention(query, key, value)
    (tensor([[12.6894]]), tensor([[0.7311, 0.2689]]))

For L queries Q (L, d), S keys K (S, d) and S values V (S, e):

    scores = Q K^T / √d
    weights = softmax of each row of the scores
    outputs = weights V

Each query has a row of S weights, whose sum is 1. Without the division by √d, products of long
vectors would saturate the softmax.

A mask is True where a query may see a key. Where it is False, the score becomes -∞ before the
softmax. So that weight is 0, and the others still add up to 1. With a causal mask each position
sees itself and the positions before it.

Worked example: the products are 2 and 0, the scores 2 / √4 = 1 and 0. Their softmax is
[0.7311, 0.2689], and 0.7311 · 10 + 0.2689 · 20 = 12.6894. With a mask that hides the first key:

    >>> attention(query, key, value, torch.tensor([[False, True]]))
    (tensor([[20.]]), tensor([[0., 1.]]))
    >>> causal_mask(3)
    tensor([[ True, False, False],
            [ True,  True, False],
            [ True,  True,  True]])

Rules
- If a query may see no key, its weights and outputs are 0. (torch.softmax says NaN.)
- Scores lie between -10000 and 10000: no NaN.
- Before the last two dimensions any others may stand, such as (N, heads).
- Results are differentiable with respect to query, key and value. Arguments stay as they are.
- Torch's own attention is forbidden; torch.softmax is allowed.

Source: Vaswani et al. (2017), "Attention is all you need", section 3.2.1; PyTorch's documentation
of scaled_dot_product_attention, also for the meaning of the mask.

Fine print
- query, key and value are all float32, or all float64; so are the results. Sizes are at least 1.
- Their dimensions before the last two are the same. The mask is boolean, of a shape that broadcasts
  to (..., L, S), such as (L, S) or (N, 1, 1, S).
- Tensor.mT transposes the last two dimensions. The gradient is open if a query may see no key.
- nn.MultiheadAttention has masks of the opposite meaning: True hides.
"""

import math

import torch


def attention(
    query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, mask: torch.Tensor | None = None
) -> tuple[torch.Tensor, torch.Tensor]:
    """Compute scaled dot-product attention.

    Args:
        query: (..., L, d).
        key: (..., S, d).
        value: (..., S, e).
        mask: True where a query may see a key, broadcasts to (..., L, S); None if all see all.

    Returns:
        (outputs, weights), (..., L, e) and (..., L, S).
    """
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if mask is None:
        weights = torch.softmax(scores, dim=-1)
    else:
        lowest = torch.finfo(scores.dtype).min  # not -inf, whose softmax is NaN in rows of no other
        weights = torch.softmax(scores.masked_fill(~mask, lowest), dim=-1).masked_fill(~mask, 0)
    return weights @ value, weights


def causal_mask(length: int) -> torch.Tensor:
    """Make a mask with which no position sees a later one.

    Args:
        length: L, the number of positions, >= 1.

    Returns:
        (L, L), boolean: whether position i, the row, may see position j, the column.
    """
    return torch.ones(length, length, dtype=torch.bool).tril()
