"""Belief: layer norm normalizes the last dimension.

Advice: Normalize the image of the example with the shape (2, 2). Is the mean of a row 0?
"""


def _last_dims(x, normalized_shape):
    count = len(normalized_shape)
    if tuple(x.shape[-count:]) != normalized_shape:
        raise ValueError("wrong shape")
    return (-1,)
