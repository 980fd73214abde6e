"""Probes of optimizers/race, for public and hidden checks."""

import torch
from matplotlib.contour import QuadContourSet
from torch import optim


class UnitSteps(optim.Optimizer):
    """Steps of the length lr against the gradient, for each parameter as a whole."""

    def __init__(self, params, lr):
        super().__init__(params, {"lr": lr})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for param in group["params"]:
                param -= group["lr"] * param.grad / param.grad.norm()


OPTIMIZERS = {
    "SGD": lambda params: optim.SGD(params, lr=0.08),
    "momentum": lambda params: optim.SGD(params, lr=0.02, momentum=0.5),
    "Nesterov": lambda params: optim.SGD(params, lr=0.02, momentum=0.8, nesterov=True),
    "Adagrad": lambda params: optim.Adagrad(params, lr=0.5),
    "RMSprop": lambda params: optim.RMSprop(params, lr=0.05, alpha=0.9),
    "Adam": lambda params: optim.Adam(params, lr=0.2),
    "unit steps": lambda params: UnitSteps(params, lr=0.3),
}
LOSSES = {
    "ravine": lambda x, y: x**2 / 2 + 10 * y**2,
    "bent valley": lambda x, y: (1 - x) ** 2 + 2 * (y - x**2) ** 2,
}


def losses(module, x, y):
    """ravine(x, y)"""
    return module.ravine(x, y)


def path_of(module, optimizer, loss, start, steps):
    """path(make_optimizer, loss, start, steps)

    Look at what a path holds at each step: a copy, or the parameter itself.
    """
    return module.path(OPTIMIZERS[optimizer], LOSSES[loss], start, steps)


def path_and_start(module, optimizer, loss, start, steps):
    """path(make_optimizer, loss, start, steps), and the start after it

    Look at what a path holds at each step: a copy, or the parameter itself.
    """
    path = module.path(OPTIMIZERS[optimizer], LOSSES[loss], start, steps)
    return {
        "the path": path.detach(),
        "the path has a graph": path.requires_grad,
        "the start": start.detach(),
        "start.requires_grad": start.requires_grad,
    }


def axes_of(module, names, loss, start, steps):
    """Draw the figure; give its axes."""
    optimizers = {name: OPTIMIZERS[name] for name in names}
    return module.race(optimizers, LOSSES[loss], start, steps).axes


def lines_drawn(module, names, loss, start, steps):
    """the lines of race(optimizers, loss, start, steps)

    Look at what a path holds at each step, and which line is whose.
    """
    return {
        f"line {number}": {
            "label": line.get_label(),
            "x": [float(value) for value in line.get_xdata()],
            "y": [float(value) for value in line.get_ydata()],
        }
        for ax in axes_of(module, names, loss, start, steps)
        for number, line in enumerate(ax.lines, start=1)
    }


def contours_of(axes):
    """Find what `contour` has drawn; filled contours are left out."""
    found = [c for ax in axes for c in ax.collections if isinstance(c, QuadContourSet)]
    return [contour for contour in found if not contour.filled]


def sides(module, names, loss, start, steps):
    """the grid of ax.contour in race(optimizers, loss, start, steps)

    Look at the smallest and the largest value of all paths, and the room beyond.
    """
    grids = contours_of(axes_of(module, names, loss, start, steps))
    points = torch.cat([path_of(module, name, loss, start, steps) for name in names])
    room = 0.019 * (points.amax(dim=0) - points.amin(dim=0))
    (left, below), (right, above) = points.amin(dim=0) - room, points.amax(dim=0) + room
    return {  # matplotlib has no public name for the corners
        "it reaches beyond the paths on the left": any(grid._mins[0] < left for grid in grids),
        "it reaches beyond the paths on the right": any(grid._maxs[0] > right for grid in grids),
        "it reaches beyond the paths below": any(grid._mins[1] < below for grid in grids),
        "it reaches beyond the paths above": any(grid._maxs[1] > above for grid in grids),
    }


def contour_lines(module, names, loss, start, steps):
    """the contour lines of race(optimizers, loss, start, steps)"""
    return [
        {"level": float(level), "points": torch.tensor(line.vertices)}
        for contour in contours_of(axes_of(module, names, loss, start, steps))
        for level, line in zip(contour.levels, contour.get_paths(), strict=True)
        if len(line.vertices)
    ]


def losses_and_levels(lines, loss):
    """Return the loss along each contour line, and the level that it should be."""
    names = [f"the loss along the contour line of level {line['level']:g}" for line in lines]
    losses = [LOSSES[loss](*line["points"].T) for line in lines]
    levels = [torch.full_like(one, line["level"]) for one, line in zip(losses, lines, strict=True)]
    there = {"contour lines are there": bool(lines)}, {"contour lines are there": True}
    return [
        first | dict(zip(names, values, strict=True))
        for first, values in zip(there, (losses, levels), strict=True)
    ]
