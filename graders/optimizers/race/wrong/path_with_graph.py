"""Belief: clone() leaves the graph behind.

Advice: Print path(...).requires_grad.
"""

import torch
from matplotlib.figure import Figure


def path(make_optimizer, loss, start, steps):
    param = start.detach().clone().requires_grad_()
    optimizer = make_optimizer([param])
    points = [start.detach()]
    for _ in range(steps):
        optimizer.zero_grad()
        loss(param[0], param[1]).backward()
        optimizer.step()
        points.append(param.clone())
    return torch.stack(points)


def race(optimizers, loss, start, steps):
    figure = Figure(layout="constrained")
    ax = figure.subplots()
    for name, make_optimizer in optimizers.items():
        ax.plot(*path(make_optimizer, loss, start, steps).detach().T, ".-", label=name)
    limits = ax.get_xlim(), ax.get_ylim()  # a little beyond the paths
    x, y = torch.meshgrid(*[torch.linspace(*pair, 60) for pair in limits], indexing="xy")
    ax.contour(x, y, loss(x, y), colors="lightgray", zorder=0)
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.legend()
    return figure
