"""Belief: a weight gradient is the error times the input, in whichever order the product runs
through.

Advice: Compare the shape of dw1 with that of w1, with D different from H. Weights here map rows
to columns, other than in torch.nn.Linear.
"""


def backward(x, y, w2, a1, a2):
    delta2 = 2 * (a2 - y) / y.numel() * a2 * (1 - a2)
    delta1 = (delta2 @ w2.T) * a1 * (1 - a1)
    return delta1.T @ x, delta1.sum(0), delta2.T @ a1, delta2.sum(0)
