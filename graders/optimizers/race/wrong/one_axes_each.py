"""Belief: each optimizer needs a picture of its own.

Advice: Print len(figure.axes). In which figure can paths be compared?
"""

import torch
from matplotlib.figure import Figure


def race(optimizers, loss, start, steps):
    figure = Figure(layout="constrained")
    axes = figure.subplots(1, len(optimizers), squeeze=False)[0]
    for ax, (name, make_optimizer) in zip(axes, optimizers.items(), strict=True):
        ax.plot(*path(make_optimizer, loss, start, steps).T, ".-", label=name)
        limits = ax.get_xlim(), ax.get_ylim()
        x, y = torch.meshgrid(*[torch.linspace(*pair, 60) for pair in limits], indexing="xy")
        ax.contour(x, y, loss(x, y), colors="lightgray", zorder=0)
        ax.set_xlabel("x")
        ax.set_ylabel("y")
        ax.legend()
    return figure
