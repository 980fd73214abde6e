"""Belief: each example gets a bias of its own.

Advice: Use a batch of 2 examples in which all inputs are 0, and the bias [0.5, 1.0]. Print the
rows. Should they differ?
"""


def linear_layer(x, weight, bias=None):
    z = x @ weight.T
    return z if bias is None else z + bias[:, None]
