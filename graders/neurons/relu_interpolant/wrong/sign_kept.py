"""Belief: the network lies above the function.

Advice: Measure the error for the sine on [0, 3]. On which side does the network lie?
"""

import torch


def largest_error(f, a, b, width):
    x = torch.linspace(a, b, width, dtype=torch.float64)
    t = torch.linspace(a, b, 1001, dtype=torch.float64)[:, None]
    with torch.no_grad():
        return (interpolant(x, f(x))(t) - f(t)).max().item()
