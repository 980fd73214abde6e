"""Belief: width is the number of gaps.

Advice: Print how many hidden units the network for width 3 has.
"""

import torch


def largest_error(f, a, b, width):
    x = torch.linspace(a, b, width + 1, dtype=torch.float64)
    t = torch.linspace(a, b, 1001, dtype=torch.float64)[:, None]
    with torch.no_grad():
        return (interpolant(x, f(x))(t) - f(t)).abs().max().item()
