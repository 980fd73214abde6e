"""Belief: a polynomial begins with x.

Advice: Which value has your fit at x = 0?
"""

import torch


def _powers(x, degree):
    return x[:, None] ** torch.arange(1, degree + 2)
