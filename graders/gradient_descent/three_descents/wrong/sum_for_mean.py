"""Belief: the gradient of a batch is the sum over its examples.

Advice: Give gradient the same example once and twice. Should the result be twice as large?
"""


def gradient(x, y, w):
    return 2 * (x @ w - y) @ x
