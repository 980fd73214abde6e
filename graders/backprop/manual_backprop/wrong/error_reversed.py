"""Belief: the error is the target minus the output.

Advice: In the worked example a2[0, 1] = 0.5 is larger than its target 0. Should db2[1] be positive
or negative?
"""


def backward(x, y, w2, a1, a2):
    delta2 = 2 * (y - a2) / y.numel() * a2 * (1 - a2)
    delta1 = (delta2 @ w2.T) * a1 * (1 - a1)
    return x.T @ delta1, delta1.sum(0), a1.T @ delta2, delta2.sum(0)
