"""Belief: a linear range begins at 0.

Advice: Which value has the place 0 in a range from 2 to 3?
"""


def _value(one, place):
    low, high, scale = one
    return low * (high / low) ** place if scale == "log" else place * high
