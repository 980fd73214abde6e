"""Belief: dividing by the standard deviation is enough.

Advice: Add 1 to all x, and call normalized again. Do the outputs change?
"""


def normalized(w, x):
    z = x @ w.T
    return z / z.std(dim=0, correction=0)
