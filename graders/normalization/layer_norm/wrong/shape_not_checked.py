"""Belief: only the number of dimensions matters.

Advice: Call layer_norm on an x of shape (2, 4) with the shape (3,).
"""


def _last_dims(x, normalized_shape):
    return tuple(range(-min(len(normalized_shape), x.dim()), 0))
