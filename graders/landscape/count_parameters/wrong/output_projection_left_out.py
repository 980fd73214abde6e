"""Belief: attention has queries, keys and values.

Advice: What happens to the outputs of all heads after they were put side by side?
"""


def count_encoder_block(width, feedforward, bias=True):
    attention = 3 * _linear(width, width, bias)
    norms = 2 * (width + (width if bias else 0))
    return attention + count_mlp([width, feedforward, width], bias) + norms
