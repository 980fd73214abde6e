"""Belief: a normalization has nothing to learn.

Advice: Print the parameters of nn.LayerNorm(8).
"""


def count_encoder_block(width, feedforward, bias=True):
    attention = 4 * _linear(width, width, bias)
    return attention + count_mlp([width, feedforward, width], bias)
