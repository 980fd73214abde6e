"""Belief: tol is by how much λ may change.

Advice: Multiply the matrix by 1000. Does the number of steps change?
"""

import math


def power_iteration(multiply, start, tol=1e-5, max_steps=50):
    v, eigenvalue = start / start.norm(), math.inf
    for _ in range(max_steps):
        u = multiply(v)
        before, eigenvalue = eigenvalue, (v @ u).item()
        if abs(eigenvalue - before) <= tol or not u.any():
            break
        v = u / u.norm()
    return eigenvalue
