"""Belief: the gradient of a bias is the error summed over the units of its layer.

Advice: Which dimension of the error counts examples and which counts units? There is one bias
for each unit.
"""


def backward(x, y, w2, a1, a2):
    delta2 = 2 * (a2 - y) / y.numel() * a2 * (1 - a2)
    delta1 = (delta2 @ w2.T) * a1 * (1 - a1)
    return x.T @ delta1, delta1.sum(1), a1.T @ delta2, delta2.sum(1)
