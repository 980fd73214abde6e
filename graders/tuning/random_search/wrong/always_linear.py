"""Belief: values are evenly spaced on every scale.

Advice: Print the learning rates of the grid in the example. Is the middle one 0.1?
"""


def _value(one, place):
    low, high, _ = one
    return low + place * (high - low)
