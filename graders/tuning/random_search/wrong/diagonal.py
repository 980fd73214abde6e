"""Belief: a grid pairs the values of all names.

Advice: How many candidates have two names with three values each?
"""


def grid(space, points):
    places = [i / (points - 1) for i in range(points)]
    return [{name: _value(one, u) for name, one in space.items()} for u in places]
