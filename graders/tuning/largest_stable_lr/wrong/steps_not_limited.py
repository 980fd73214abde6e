"""Belief: power iteration goes on until it has converged.

Advice: Count the calls of multiply with max_steps=2.
"""

import itertools
import math


def power_iteration(multiply, start, tol=1e-5, max_steps=50):
    v, eigenvalue = start / start.norm(), math.inf
    for _ in itertools.repeat(None, 10_000):
        u = multiply(v)
        before, eigenvalue = eigenvalue, (v @ u).item()
        if abs(eigenvalue - before) <= tol * abs(eigenvalue) or not u.any():
            break
        v = u / u.norm()
    return eigenvalue
