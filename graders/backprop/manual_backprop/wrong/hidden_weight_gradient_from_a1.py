"""Belief: the gradient of a weight uses the activations of its own layer.

Advice: Which values does w1 multiply in the forward pass? Its gradient is built from those.
"""


def backward(x, y, w2, a1, a2):
    delta2 = 2 * (a2 - y) / y.numel() * a2 * (1 - a2)
    delta1 = (delta2 @ w2.T) * a1 * (1 - a1)
    return a1.T @ delta1, delta1.sum(0), a1.T @ delta2, delta2.sum(0)
