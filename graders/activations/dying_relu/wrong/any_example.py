"""Belief: one example below 0 kills a unit.

Advice: Print dead_units([[1.0], [-1.0]]). Does the unit learn from the first example?
"""


def dead_units(z):
    return (z <= 0).any(dim=0)
