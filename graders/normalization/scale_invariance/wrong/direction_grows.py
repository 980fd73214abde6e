"""Belief: a step along the sphere stays on the sphere.

Advice: Print the length of each row that step_of_direction returns.
"""


def step_of_direction(loss, u, rates):
    return u - rates[:, None] * gradient(loss, u)
