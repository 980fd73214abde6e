"""Belief: tensors are float32.

Advice: Pass a float64 tensor, and print the dtype of your result.
"""


def center(x):
    return x.float() - x.float().mean(dim=0)
