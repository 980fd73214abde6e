"""Belief: without biases a layer norm has no parameters.

Advice: Print the parameters of nn.LayerNorm(8, bias=False).
"""


def count_encoder_block(width, feedforward, bias=True):
    attention = 4 * _linear(width, width, bias)
    norms = 4 * width if bias else 0
    return attention + count_mlp([width, feedforward, width], bias) + norms
