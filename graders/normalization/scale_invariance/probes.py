"""Probes of normalization/scale_invariance, for public and hidden checks."""

import torch
from matplotlib.colors import to_hex
from torch.nn import functional as F

SQUARE = torch.tensor([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]])  # the x of the example


def by_angle(x, y):
    """Make a loss that depends on the directions of the weights."""
    return lambda w: ((x @ F.normalize(w, dim=1).T - y) ** 2).mean()


def by_size(x, y):
    """Make a loss that depends on the size of the weights, too."""
    return lambda w: ((x @ w.T).tanh() - y).square().mean()


def outputs(module, w, x):
    """normalized(w, x)

    Look at what the norm is over, and what is divided by it.
    """
    return module.normalized(w, x)


def gradient_of_example(module, w, x, y):
    """gradient(loss, w) with loss(w) = ((normalized(w, x) - y) ** 2).mean() / 2"""
    return module.gradient(lambda w: ((module.normalized(w, x) - y) ** 2).mean() / 2, w)


def rates(module, w, lr):
    """effective_lr(w, lr)

    Look at the power of the norm, and what the norm is over.
    """
    return module.effective_lr(w, lr)


def path(module, w, x, y, lr, steps):
    """descend(loss, w, lr, steps) with a loss of the directions of the rows of w

    Look at where the gradient is taken, and what the path holds at each step.
    """
    return module.descend(by_angle(x, y), w, lr, steps)


def direction(module, u, x, y, effective_rates):
    """step_of_direction(loss, u, rates) with a loss of the directions of the rows of u"""
    return module.step_of_direction(by_angle(x, y), u, effective_rates)


def axes_of(module, w, x, y, scales, lr, steps):
    """Draw the figure; name its axes from left to right."""
    figure = module.compare_scales(by_size(x, y), by_angle(x, y), w, scales, lr, steps)
    found = sorted(figure.axes, key=lambda ax: ax.get_position().x0)
    if len(found) != 3:
        return {f"axes {number} of {len(found)}": ax for number, ax in enumerate(found, start=1)}
    return dict(zip(("the left axes", "the middle axes", "the right axes"), found, strict=True))


def lines_drawn(module, w, x, y, scales, lr, steps):
    """the lines of compare_scales(plain, normed, w, scales, lr, steps)

    Look at what each line shows, and where each run begins.
    """
    return {
        where: {
            f"line {number}": {
                "label": line.get_label(),
                "x": [float(value) for value in line.get_xdata()],
                "y": [float(value) for value in line.get_ydata()],
            }
            for number, line in enumerate(ax.lines, start=1)
        }
        for where, ax in axes_of(module, w, x, y, scales, lr, steps).items()
    }


def look_drawn(module, w, x, y, scales, lr, steps):
    """the axes of compare_scales(plain, normed, w, scales, lr, steps)"""
    axes = axes_of(module, w, x, y, scales, lr, steps)
    colors = [
        {line.get_label(): to_hex(line.get_color()) for line in ax.lines} for ax in axes.values()
    ]
    legend = next(iter(axes.values())).get_legend() if axes else None
    texts = [text.get_text() for text in legend.get_texts()] if legend else []
    return {where: look_of(ax) for where, ax in axes.items()} | {
        "the axes stand side by side": len({ax.get_position().x0 for ax in axes.values()}) == 3,
        "the legend on the left": ", ".join(texts) or "missing",
        "each factor has the same color in all axes": all(one == colors[0] for one in colors),
        "number of colors": len({color for one in colors for color in one.values()}),
    }


def look_of(ax):
    return {
        "title": ax.get_title(),
        "x label": ax.get_xlabel(),
        "y scale": ax.get_yscale(),
        "number of lines": len(ax.lines),
    }
