"""Belief: the error goes back through the same matrix product as the activations went forward.

Advice: Write down the shapes of both factors for H different from K. A square w2 hides this.
"""


def backward(x, y, w2, a1, a2):
    delta2 = 2 * (a2 - y) / y.numel() * a2 * (1 - a2)
    delta1 = (delta2 @ w2) * a1 * (1 - a1)
    return x.T @ delta1, delta1.sum(0), a1.T @ delta2, delta2.sum(0)
