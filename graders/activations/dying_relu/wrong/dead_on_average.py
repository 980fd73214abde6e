"""Belief: a unit is dead if it is below 0 on average.

Advice: Print dead_units([[1.0], [-3.0]]). Does the unit learn from the first example?
"""


def dead_units(z):
    return z.mean(dim=0) <= 0
