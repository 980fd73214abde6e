"""Belief: elements below t are small, and become 0.

Advice: Try -4.0 with t = 1.0. Is it small?
"""


def soft_threshold(x, t):
    return (x - t).clamp(min=0)
