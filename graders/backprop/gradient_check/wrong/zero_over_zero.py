"""Belief: the formula covers two zero gradients as well.

Advice: Call relative_error with two tensors of zeros. What is 0 / 0?
"""


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError(f"shapes {a.shape} and {b.shape} differ")
    a, b = a.double(), b.double()
    size = a.norm() + b.norm()
    return ((a - b).norm() / size).item()
