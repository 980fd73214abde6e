"""Belief: a group is one example, whatever its dimensions are.

Advice: Normalize the image of the example with the shape (2,). What is the mean of its first row?
"""


def _last_dims(x, normalized_shape):
    count = len(normalized_shape)
    if tuple(x.shape[-count:]) != normalized_shape:
        raise ValueError("wrong shape")
    return tuple(range(min(1, x.dim() - 1), x.dim()))
