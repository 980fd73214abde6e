"""Belief: bias=False is about the linear layers.

Advice: Count a block of width 1 with bias=False by hand. Which parameters are not matrices?
"""


def count_encoder_block(width, feedforward, bias=True):
    attention = 4 * _linear(width, width, bias)
    norms = 4 * width
    return attention + count_mlp([width, feedforward, width], bias) + norms
