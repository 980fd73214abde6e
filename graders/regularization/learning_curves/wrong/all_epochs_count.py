"""Belief: the whole history says most about a network.

Advice: Put a loss of 100 in front of a history. Does lower_bound change?
"""

import math
from statistics import fmean, stdev


def lower_bound(values, window):
    return fmean(values) - 2 * stdev(values) / math.sqrt(len(values))
