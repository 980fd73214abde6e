"""Belief: the kernel counts with its width.

Advice: Print the fans of a weight of shape (6, 2, 3, 5).
"""


def fans(weight):
    if weight.dim() < 2:
        raise ValueError("a weight has two dimensions or more")
    width = weight.shape[2] if weight.dim() > 2 else 1
    return weight.shape[1] * width, weight.shape[0] * width
