"""Belief: a relative error is divided by the larger of the two norms.

Advice: That is another measure, up to twice as large. What is the error of [3, 4] and [-3, -4] in
the formula asked for?
"""

import torch


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError(f"shapes {a.shape} and {b.shape} differ")
    a, b = a.double(), b.double()
    size = torch.maximum(a.norm(), b.norm())
    return ((a - b).norm() / size).item() if size else 0.0
