"""Belief: the standard deviation of w values divides by w.

Advice: Compute the standard deviation of 0.4, 0.4, 0.4 and 0.6 by hand. Is it 0.1?
"""

import math
from statistics import fmean, pstdev


def lower_bound(values, window):
    last = values[-window:]
    return fmean(last) - 2 * pstdev(last) / math.sqrt(window)
