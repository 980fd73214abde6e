"""Belief: a log range from a to b is 10 to the powers from a to b.

Advice: Work out the first value of the learning rate in the example. Is it 0.01?
"""


def _value(one, place):
    low, high, scale = one
    return 10 ** (low + place * (high - low)) if scale == "log" else low + place * (high - low)
