"""Belief: the first coordinate goes upwards.

Advice: Print line.get_xdata() for a line. Where should the start at (10, 1) be?
"""

import torch
from matplotlib.figure import Figure


def race(optimizers, loss, start, steps):
    figure = Figure(layout="constrained")
    ax = figure.subplots()
    for name, make_optimizer in optimizers.items():
        ax.plot(*path(make_optimizer, loss, start, steps).flip(1).T, ".-", label=name)
    limits = ax.get_xlim(), ax.get_ylim()  # a little beyond the paths
    x, y = torch.meshgrid(*[torch.linspace(*pair, 60) for pair in limits], indexing="xy")
    ax.contour(x, y, loss(x, y), colors="lightgray", zorder=0)
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.legend()
    return figure
