"""Belief: two gradients are compared by the norm of their difference.

Advice: Call relative_error with [3, 4] and [0, 0], then with [3000, 4000] and [0, 0]. Should the
error change?
"""


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError(f"shapes {a.shape} and {b.shape} differ")
    a, b = a.double(), b.double()
    return (a - b).norm().item()
