"""Belief: the gradient of the batch is the sum of the gradients of its elements.

Advice: Give the example of the contract twice, as N = 2. The loss stays the same; what does your
gradient do?
"""


def backward(x, y, w2, a1, a2):
    delta2 = 2 * (a2 - y) * a2 * (1 - a2)
    delta1 = (delta2 @ w2.T) * a1 * (1 - a1)
    return x.T @ delta1, delta1.sum(0), a1.T @ delta2, delta2.sum(0)
