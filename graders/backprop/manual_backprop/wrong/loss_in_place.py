"""Belief: a function may use the memory of its arguments for its own work.

Advice: Print a2 before and after a call of loss. Which of your operations end in an underscore?
"""


def loss(a2, y):
    return a2.sub_(y).square_().mean()
