"""Belief: an error is an average.

Advice: Print the differences for x² at 0.25 and at 0.5, with 3 units. Which one is asked for?
"""

import torch


def largest_error(f, a, b, width):
    x = torch.linspace(a, b, width, dtype=torch.float64)
    t = torch.linspace(a, b, 1001, dtype=torch.float64)[:, None]
    with torch.no_grad():
        return (interpolant(x, f(x))(t) - f(t)).abs().mean().item()
