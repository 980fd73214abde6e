"""Belief: a layer ends with its activation.

Advice: Look for a negative number in what your layer returns. Does the formula have an f?
"""


def linear_layer(x, weight, bias=None):
    z = x @ weight.T
    return (z if bias is None else z + bias).relu()
