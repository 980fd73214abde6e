"""Belief: a squared error always comes with a factor of one half.

Advice: Some texts put a half there so that the 2 cancels. Compute loss with a2 = [[1.0]] and y =
[[0.0]] by the formula and by your function.
"""


def loss(a2, y):
    return ((a2 - y) ** 2).mean() / 2
