"""Belief: the default of torch.meshgrid is that of numpy.

Advice: Print x[0] of your grid. Along a row of what contour gets, should x change?
"""

import torch
from matplotlib.figure import Figure


def race(optimizers, loss, start, steps):
    figure = Figure(layout="constrained")
    ax = figure.subplots()
    for name, make_optimizer in optimizers.items():
        ax.plot(*path(make_optimizer, loss, start, steps).T, ".-", label=name)
    limits = ax.get_xlim(), ax.get_ylim()  # a little beyond the paths
    x, y = torch.meshgrid(*[torch.linspace(*pair, 60) for pair in limits], indexing="ij")
    ax.contour(x[:, 0], y[0], loss(x, y), colors="lightgray", zorder=0)
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.legend()
    return figure
