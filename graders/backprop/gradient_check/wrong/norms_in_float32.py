"""Belief: the norm of a float32 tensor may be taken in float32.

Advice: Which numbers does a norm square? Try float32 gradients of the size 1e-30, and of the size
1e25.
"""


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError(f"shapes {a.shape} and {b.shape} differ")
    a, b = a.float(), b.float()
    size = a.norm() + b.norm()
    return ((a - b).norm() / size).item() if size else 0.0
