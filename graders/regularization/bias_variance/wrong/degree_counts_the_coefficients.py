"""Belief: a polynomial of degree d has d coefficients.

Advice: How many coefficients has a line, and which degree?
"""

import torch


def _powers(x, degree):
    return x[:, None] ** torch.arange(max(degree, 1))
