"""Belief: the length of the vector does not matter.

Advice: Print the length of v after 150 steps with the matrix 1e4 times the identity.
"""

import math


def power_iteration(multiply, start, tol=1e-5, max_steps=50):
    v, eigenvalue = start, math.inf
    for _ in range(max_steps):
        u = multiply(v)
        before, eigenvalue = eigenvalue, (v @ u / (v @ v)).item()
        if abs(eigenvalue - before) <= tol * abs(eigenvalue) or not u.any():
            break
        v = u
    return eigenvalue
