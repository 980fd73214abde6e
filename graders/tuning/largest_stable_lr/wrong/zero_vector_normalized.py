"""Belief: a matrix times a vector is not 0.

Advice: Try the matrix diag(2, 0) from the start (0, 3).
"""

import math


def power_iteration(multiply, start, tol=1e-5, max_steps=50):
    v, eigenvalue = start / start.norm(), math.inf
    for _ in range(max_steps):
        u = multiply(v)
        before, eigenvalue = eigenvalue, (v @ u).item()
        if abs(eigenvalue - before) <= tol * abs(eigenvalue):
            break
        v = u / u.norm()
    return eigenvalue
