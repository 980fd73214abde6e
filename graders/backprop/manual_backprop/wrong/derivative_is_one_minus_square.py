"""Belief: the derivative of the activation is 1 - a^2.

Advice: That is the derivative of tanh. At a = 0.5, compare 1 - a^2 with the slope of the sigmoid at
z = 0, which is 1/4.
"""


def backward(x, y, w2, a1, a2):
    delta2 = 2 * (a2 - y) / y.numel() * a2 * (1 - a2)
    delta1 = (delta2 @ w2.T) * (1 - a1**2)
    return x.T @ delta1, delta1.sum(0), a1.T @ delta2, delta2.sum(0)
