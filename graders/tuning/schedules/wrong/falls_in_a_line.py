"""Belief: the exponent may have fractions.

Advice: What is ⌊2 / 3⌋?
"""


def step_decay(t, lr, gamma, every):
    return lr * gamma ** (t / every)
