"""Belief: all layers have the same activation, the sigmoid.

Advice: Compute the hidden units of the worked example. Can one of them be 3?
"""


def hidden_layer(x, w1, b1):
    return (x @ w1.T + b1).sigmoid()
