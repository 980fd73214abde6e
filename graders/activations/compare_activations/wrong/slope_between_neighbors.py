"""Belief: the slope to the next x is the derivative.

Advice: Call the function for the sigmoid with x = [-4.0, 0.0, 4.0]. Is the derivative at 0 0.25?
"""

import torch


def values_and_derivatives(f, x):
    x = x.detach()
    with torch.no_grad():
        y = f(x)
    return y, (y.roll(-1) - y.roll(1)) / (x.roll(-1) - x.roll(1))
