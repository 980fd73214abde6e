"""Belief: an eigenvalue is by how much the matrix stretches a vector.

Advice: Try power_iteration on the matrix diag(-4, 1). Which sign has the result?
"""

import math


def power_iteration(multiply, start, tol=1e-5, max_steps=50):
    v, eigenvalue = start / start.norm(), math.inf
    for _ in range(max_steps):
        u = multiply(v)
        before, eigenvalue = eigenvalue, u.norm().item()
        if abs(eigenvalue - before) <= tol * abs(eigenvalue) or not u.any():
            break
        v = u / u.norm()
    return eigenvalue
