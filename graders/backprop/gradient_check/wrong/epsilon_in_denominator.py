"""Belief: a small constant in the denominator prevents 0 / 0 and changes nothing else.

Advice: What is your error for gradients of the size 1e-30 that have opposite signs?
"""


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError(f"shapes {a.shape} and {b.shape} differ")
    a, b = a.double(), b.double()
    size = a.norm() + b.norm()
    return ((a - b).norm() / (size + 1e-12)).item()
