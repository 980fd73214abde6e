"""Belief: the mean of the loss goes over the examples, so the gradient is divided by N.

Advice: Over how many elements does the loss take its mean for N = 1 and K = 2, as in the worked
example?
"""


def backward(x, y, w2, a1, a2):
    delta2 = 2 * (a2 - y) / len(y) * a2 * (1 - a2)
    delta1 = (delta2 @ w2.T) * a1 * (1 - a1)
    return x.T @ delta1, delta1.sum(0), a1.T @ delta2, delta2.sum(0)
