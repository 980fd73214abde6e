"""Belief: the derivative of the activation is 1 - a^2.

Advice: That is the derivative of tanh. Compare with the derivative that the prompt states for
the sigmoid.
"""


def backward(x, y, w2, a1, a2):
    delta2 = 2 * (a2 - y) / y.numel() * a2 * (1 - a2)
    delta1 = (delta2 @ w2.T) * (1 - a1**2)
    return x.T @ delta1, delta1.sum(0), a1.T @ delta2, delta2.sum(0)
