"""Belief: directions are the whole matrix, divided by its length.

Advice: Call step_of_direction with two rows. Print the length of each row of the result.
"""


def step_of_direction(loss, u, rates):
    moved = u - rates[:, None] * gradient(loss, u)
    return moved / moved.norm() * len(u) ** 0.5
