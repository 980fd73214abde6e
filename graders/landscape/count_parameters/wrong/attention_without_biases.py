"""Belief: the matrices of attention have no biases.

Advice: Print the names of the parameters of nn.MultiheadAttention(8, 2).
"""


def count_encoder_block(width, feedforward, bias=True):
    attention = 4 * width**2
    norms = 2 * (width + (width if bias else 0))
    return attention + count_mlp([width, feedforward, width], bias) + norms
