"""Belief: every layer has a bias.

Advice: Call linear_layer(x, weight), as the last worked example does.
"""


def linear_layer(x, weight, bias=None):
    return x @ weight.T + bias
