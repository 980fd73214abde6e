"""Belief: all losses are looked at near 0.

Advice: Draw a race that starts at (-6, 4). Is the start within the contour lines?
"""

import torch
from matplotlib.figure import Figure


def race(optimizers, loss, start, steps):
    figure = Figure(layout="constrained")
    ax = figure.subplots()
    for name, make_optimizer in optimizers.items():
        ax.plot(*path(make_optimizer, loss, start, steps).T, ".-", label=name)
    limits = (-3, 3), (-3, 3)
    x, y = torch.meshgrid(*[torch.linspace(*pair, 60) for pair in limits], indexing="xy")
    ax.contour(x, y, loss(x, y), colors="lightgray", zorder=0)
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.legend()
    return figure
