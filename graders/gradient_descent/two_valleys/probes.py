"""Probes of gradient_descent/two_valleys, for public and hidden checks."""

import torch


def _two_valleys(w, a):
    return (w - a) ** 2 / 4 - torch.exp(-4 * (w - a - 2) ** 2)


LOSSES = {
    "(w - a)²": lambda w, a: (w - a) ** 2,
    "two_valleys": _two_valleys,
}


def means(module, loss, data, w):
    """mean_loss(loss, data, w)"""
    return module.mean_loss(LOSSES[loss], data, w)


def batch(module, loss, data, starts, lr, steps):
    """batch_descent(loss, data, starts, lr, steps)"""
    return module.batch_descent(LOSSES[loss], data, starts, lr, steps)


def stochastic(module, loss, data, starts, lr, choices):
    """stochastic_descent(loss, data, starts, lr, choices)"""
    return module.stochastic_descent(LOSSES[loss], data, starts, lr, choices)


def counts(module, path, ridge):
    """transitions(path, ridge)"""
    return module.transitions(path, ridge)


def figure_of(module, loss, data, grid, batch, stochastic):
    """Draw the figure; name its axes from top to bottom."""
    figure = module.draw_descents(LOSSES[loss], data, grid, batch, stochastic)
    found = sorted(figure.axes, key=lambda ax: -ax.get_position().y0)
    if len(found) != 2:
        return {f"axes {number} of {len(found)}": ax for number, ax in enumerate(found, start=1)}
    return {"the upper axes": found[0], "the lower axes": found[1]}


def lines_of(ax):
    return {
        f"line {number}": {
            "x": [float(value) for value in line.get_xdata()],
            "y": [float(value) for value in line.get_ydata()],
        }
        for number, line in enumerate(ax.lines, start=1)
    }


def have_one_range(axes):
    """Return whether all axes show the same range of x."""
    return len({tuple(round(end, 6) for end in sorted(ax.get_xlim())) for ax in axes.values()}) == 1


def lines_and_labels_drawn(module, loss, data, grid, batch, stochastic):
    """the axes of draw_descents(loss, data, grid, batch, stochastic)"""
    axes = figure_of(module, loss, data, grid, batch, stochastic)
    found = {
        where: lines_of(ax) | {"x label": ax.get_xlabel(), "y label": ax.get_ylabel()}
        for where, ax in axes.items()
    }
    legend = next((ax.get_legend() for ax in list(axes.values())[-1:]), None)
    entries = [] if legend is None else legend.get_texts()
    return found | {
        "the entries of the legend": ", ".join(sorted(entry.get_text() for entry in entries)),
        "both axes show the same range of w": have_one_range(axes),
    }
