"""Belief: power iteration takes all of its steps.

Advice: Count the calls of multiply with tol=0.3.
"""

import math


def power_iteration(multiply, start, tol=1e-5, max_steps=50):
    v, eigenvalue = start / start.norm(), math.inf
    for _ in range(max_steps):
        u = multiply(v)
        before, eigenvalue = eigenvalue, (v @ u).item()
        if not u.any():
            break
        v = u / u.norm()
    return eigenvalue
