"""Belief: two gradients are compared by the norm of their difference.

Advice: Scale both gradients by 1000. Should the error change?
"""


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError(f"shapes {a.shape} and {b.shape} differ")
    a, b = a.double(), b.double()
    return (a - b).norm().item()
