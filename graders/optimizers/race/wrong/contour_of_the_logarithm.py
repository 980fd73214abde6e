"""Belief: contour lines of the logarithm are those of the loss.

Advice: Compare the loss at a point of a line with its level. Could you choose the levels instead?
"""

import torch
from matplotlib.figure import Figure


def race(optimizers, loss, start, steps):
    figure = Figure(layout="constrained")
    ax = figure.subplots()
    for name, make_optimizer in optimizers.items():
        ax.plot(*path(make_optimizer, loss, start, steps).T, ".-", label=name)
    limits = ax.get_xlim(), ax.get_ylim()  # a little beyond the paths
    x, y = torch.meshgrid(*[torch.linspace(*pair, 60) for pair in limits], indexing="xy")
    ax.contour(x, y, loss(x, y).log(), colors="lightgray", zorder=0)
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.legend()
    return figure
