"""Belief: another name for a tensor is a copy of it.

Advice: Print a2 before and after a call of backward. Which of your operations end in an
underscore or an augmented assignment?
"""


def backward(x, y, w2, a1, a2):
    delta2 = a2
    slope = a2 * (1 - a2)
    delta2 -= y
    delta2 = 2 * delta2 / y.numel() * slope
    delta1 = (delta2 @ w2.T) * a1 * (1 - a1)
    return x.T @ delta1, delta1.sum(0), a1.T @ delta2, delta2.sum(0)
