"""Belief: the relative error of two tensors is the mean over their elements' errors.

Advice: In which order do the norm and the division come? Work out the error of [3, 0.1] and [3,
-0.1].
"""

import torch


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError(f"shapes {a.shape} and {b.shape} differ")
    a, b = a.double(), b.double()
    size = a.abs() + b.abs()
    return torch.where(size > 0, (a - b).abs() / size, 0.0).mean().item()
