"""Belief: a small difference is a derivative.

Advice: Compare your derivative of x**3 at x = 1.0 with 3, to seven digits.
"""

import torch


def values_and_derivatives(f, x):
    x = x.detach()
    with torch.no_grad():
        return f(x), (f(x + 0.01) - f(x)) / 0.01
