"""Belief: a network that meets all its points has no error.

Advice: Print the difference for x² at 0.25, with 3 units.
"""

import torch


def largest_error(f, a, b, width):
    x = torch.linspace(a, b, width, dtype=torch.float64)
    t = x[:, None]
    with torch.no_grad():
        return (interpolant(x, f(x))(t) - f(t)).abs().max().item()
