"""Belief: a mean is as noisy as a single value.

Advice: Call lower_bound on the gaps of the worked example. By how much is it below their mean?
"""

from statistics import fmean, stdev


def lower_bound(values, window):
    last = values[-window:]
    return fmean(last) - 2 * stdev(last)
