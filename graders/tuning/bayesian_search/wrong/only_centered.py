"""Belief: subtracting the mean is enough.

Advice: Multiply the objective by 1000. Should the order of the evaluations change?
"""


def _standardized(values):
    return values - values.mean()
