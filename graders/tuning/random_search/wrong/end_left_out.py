"""Belief: k points cut a range into k parts.

Advice: Print the learning rates of the example. Which one is the last?
"""

import itertools


def grid(space, points):
    places = [i / points for i in range(points)]
    values = [[_value(one, u) for u in places] for one in space.values()]
    return [dict(zip(space, chosen, strict=True)) for chosen in itertools.product(*values)]
