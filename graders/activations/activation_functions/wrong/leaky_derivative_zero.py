"""Belief: the leaky ReLU has the derivative of the ReLU.

Advice: Compute (leaky_relu(x + 0.1) - leaky_relu(x)) / 0.1 for x = [-2.0], with slope 0.3.
"""


def leaky_relu_derivative(x, slope=0.01):
    return (x > 0).to(x.dtype)
