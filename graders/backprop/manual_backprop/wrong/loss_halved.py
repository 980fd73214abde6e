"""Belief: a squared error always comes with a factor of one half.

Advice: Some texts put a half there so that the 2 cancels. Does the formula in the prompt have
it?
"""


def loss(a2, y):
    return ((a2 - y) ** 2).mean() / 2
