"""Belief: any order of the combinations will do.

Advice: Print the first four candidates of the example. Which name changes from one to the next?
"""

import itertools


def grid(space, points):
    places = [i / (points - 1) for i in range(points)]
    values = [[_value(one, u) for u in places] for one in reversed(space.values())]
    return [
        dict(zip(space, reversed(chosen), strict=True)) for chosen in itertools.product(*values)
    ]
