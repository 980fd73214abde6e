"""Belief: a grid from the smallest to the largest value is large enough.

Advice: Look at the figure. What do you see of the loss on the far side of the start?
"""

import torch
from matplotlib.figure import Figure


def race(optimizers, loss, start, steps):
    figure = Figure(layout="constrained")
    ax = figure.subplots()
    for name, make_optimizer in optimizers.items():
        ax.plot(*path(make_optimizer, loss, start, steps).T, ".-", label=name)
    limits = [(*ax.dataLim.intervalx,), (*ax.dataLim.intervaly,)]
    x, y = torch.meshgrid(*[torch.linspace(*pair, 60) for pair in limits], indexing="xy")
    ax.contour(x, y, loss(x, y), colors="lightgray", zorder=0)
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.legend()
    return figure
