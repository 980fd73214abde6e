"""Belief: the error is the target minus the output.

Advice: Differentiate (a2 - y)^2 with respect to a2 once more. Should the derivative be positive
or negative where the output is too large?
"""


def backward(x, y, w2, a1, a2):
    delta2 = 2 * (y - a2) / y.numel() * a2 * (1 - a2)
    delta1 = (delta2 @ w2.T) * a1 * (1 - a1)
    return x.T @ delta1, delta1.sum(0), a1.T @ delta2, delta2.sum(0)
