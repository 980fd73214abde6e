"""Belief: every way to write max(0, x) has the same gradient.

Advice: Print x.grad after relu(x).sum().backward() for x = [0.0].
"""


def relu(x):
    return x.clamp(min=0)
