"""Belief: only the results of multiply need a length of 1.

Advice: Try the worked example from the start (1, 1), with max_steps=1.
"""

import math


def power_iteration(multiply, start, tol=1e-5, max_steps=50):
    v, eigenvalue = start, math.inf
    for _ in range(max_steps):
        u = multiply(v)
        before, eigenvalue = eigenvalue, (v @ u).item()
        if abs(eigenvalue - before) <= tol * abs(eigenvalue) or not u.any():
            break
        v = u / u.norm()
    return eigenvalue
