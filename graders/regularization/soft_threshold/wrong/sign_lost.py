"""Belief: max(|x| - t, 0) is the whole formula.

Advice: Try 3.0 and -3.0 with t = 1.0. Do you get the same result for both?
"""


def soft_threshold(x, t):
    return (x.abs() - t).clamp(min=0)
