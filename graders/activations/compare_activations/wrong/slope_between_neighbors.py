"""Belief: the slope to the next x is the derivative.

Advice: Call the function with a single x, and with x = [-4.0, 0.0, 4.0].
"""

import torch


def values_and_derivatives(f, x):
    x = x.detach()
    with torch.no_grad():
        y = f(x)
    return y, (y.roll(-1) - y.roll(1)) / (x.roll(-1) - x.roll(1))
