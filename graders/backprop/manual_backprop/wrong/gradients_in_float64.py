"""Belief: more precision never hurts, so gradients are computed and returned in float64.

Advice: Call backward with tensors of dtype float32 and print the dtype of each result.
"""


def backward(x, y, w2, a1, a2):
    x, y, w2, a1, a2 = (t.double() for t in (x, y, w2, a1, a2))
    delta2 = 2 * (a2 - y) / y.numel() * a2 * (1 - a2)
    delta1 = (delta2 @ w2.T) * a1 * (1 - a1)
    return x.T @ delta1, delta1.sum(0), a1.T @ delta2, delta2.sum(0)
