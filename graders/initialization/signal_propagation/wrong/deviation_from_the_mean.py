"""Belief: the spread of signals is their standard deviation.

Advice: Compute the spread of a tensor whose elements are all 2. Which sum does the next layer get?
"""


def rms(values):
    return values.detach().std(correction=0).item()
