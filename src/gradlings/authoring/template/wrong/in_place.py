"""Belief: `-=` inside a function changes only the local variable.

Advice: Print your input after the call. What does `-=` do to a tensor that somebody else holds?
"""


def center(x):
    x -= x.mean(dim=0)
    return x
