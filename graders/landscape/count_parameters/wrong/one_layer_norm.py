"""Belief: a block is normalized once.

Advice: Around which two parts of a block is there a layer norm?
"""


def count_encoder_block(width, feedforward, bias=True):
    attention = 4 * _linear(width, width, bias)
    norms = 1 * (width + (width if bias else 0))
    return attention + count_mlp([width, feedforward, width], bias) + norms
