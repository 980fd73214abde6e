"""Belief: the factor of a layer is the mean of the ratios.

Advice: Let the ratios be 4 and 0.25. By which factor is the signal larger after both layers?
"""

from itertools import pairwise
from statistics import fmean


def measured_factors(forward, backward):
    return (
        fmean(after / before for before, after in pairwise(forward)),
        fmean(before / after for before, after in pairwise(backward)),
    )
