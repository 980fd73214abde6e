"""Belief: a threshold limits the elements to -t and t.

Advice: Try 3.0 with t = 1.0 and with t = 0.0. How far did it move, and how far should it?
"""


def soft_threshold(x, t):
    return x.clamp(-t, t)
