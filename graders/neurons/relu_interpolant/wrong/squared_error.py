"""Belief: errors are squared.

Advice: Print the difference for x² at 0.25, with 3 units, and compare it with your result.
"""

import torch


def largest_error(f, a, b, width):
    x = torch.linspace(a, b, width, dtype=torch.float64)
    t = torch.linspace(a, b, 1001, dtype=torch.float64)[:, None]
    with torch.no_grad():
        return (interpolant(x, f(x))(t) - f(t)).square().max().item()
