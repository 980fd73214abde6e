"""Belief: every way to write the function has the same gradient.

Advice: Print x.grad after prelu(x, weight).sum().backward() for x = [[0.0]] and the slope 0.25.
"""


def prelu(x, weight):
    return x.clamp(min=0) + _along_channels(weight, x) * x.clamp(max=0)
