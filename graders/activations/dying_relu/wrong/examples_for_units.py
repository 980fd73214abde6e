"""Belief: the units are the rows.

Advice: Print the shape of dead_units(z) for 2 examples and 3 units.
"""


def dead_units(z):
    return (z <= 0).all(dim=1)
