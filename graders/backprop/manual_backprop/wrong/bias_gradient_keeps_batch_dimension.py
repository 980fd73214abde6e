"""Belief: a bias gradient of shape (1, H) is as good as one of shape (H,).

Advice: Compare the shape of each gradient with the shape of its parameter, also after a step.
"""


def backward(x, y, w2, a1, a2):
    delta2 = 2 * (a2 - y) / y.numel() * a2 * (1 - a2)
    delta1 = (delta2 @ w2.T) * a1 * (1 - a1)
    return x.T @ delta1, delta1.sum(0, keepdim=True), a1.T @ delta2, delta2.sum(0, keepdim=True)
