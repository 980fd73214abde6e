"""Belief: the weights are numbers, and the gradient is only about the inputs.

Advice: Call backward on the sum of your layer's result, and print weight.grad.
"""


def linear_layer(x, weight, bias=None):
    z = x @ weight.detach().T
    return z if bias is None else z + bias
