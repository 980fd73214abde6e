"""Belief: tensors that can be subtracted can be compared.

Advice: What is the shape of the difference of a (3,) and a (3, 1) tensor, and how often is each
element in it?
"""


def relative_error(a, b):
    a, b = a.double(), b.double()
    size = a.norm() + b.norm()
    return ((a - b).norm() / size).item() if size else 0.0
