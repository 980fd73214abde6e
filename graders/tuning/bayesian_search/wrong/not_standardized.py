"""Belief: the process takes the values as they are.

Advice: Multiply the objective by 1000. Should the order of the evaluations change?
"""


def _standardized(values):
    return values
