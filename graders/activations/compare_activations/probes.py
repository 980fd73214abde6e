"""Probes of activations/compare_activations, for public and hidden checks."""

import torch
from matplotlib.colors import to_hex
from torch import nn

FUNCTIONS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "ReLU": torch.relu,
    "sine": torch.sin,
    "cube": lambda x: x**3,
    "minus x": lambda x: -x,
    "PReLU": nn.PReLU().double(),
}


def curve(module, name, x):
    """values_and_derivatives(f, x)

    Look at how the derivative is computed: at the points, by autograd or by neighbors.
    """
    y, derivative = module.values_and_derivatives(FUNCTIONS[name], x)
    return {"the values": y, "the derivatives": derivative}


def share(module, name, x, *threshold):
    """saturation(f, x, threshold)

    Look at which derivatives count: their sign, the threshold itself, and the divisor.
    """
    return module.saturation(FUNCTIONS[name], x, *threshold)


def figure_of(module, names, x):
    """Draw the figure; name its axes from left to right."""
    figure = module.compare_activations({name: FUNCTIONS[name] for name in names}, x)
    found = sorted(figure.axes, key=lambda ax: ax.get_position().x0)
    if len(found) != 2:
        return {f"axes {number} of {len(found)}": ax for number, ax in enumerate(found, start=1)}
    return {"the left axes": found[0], "the right axes": found[1]}


def lines_drawn(module, names, x):
    """the lines of compare_activations(functions, x)

    Look at what each line shows, for each x by itself.
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
        for where, ax in figure_of(module, names, x).items()
    }


def look_of_axes(module, names, x):
    """the two axes of compare_activations(functions, x)"""
    axes = figure_of(module, names, x)
    found = {where: look_of(ax) for where, ax in axes.items()}
    places = {ax.get_position().x0 for ax in axes.values()}
    found["one axes is to the right of the other"] = len(places) > 1
    legends = [ax.get_legend() for ax in list(axes.values())[:1]]
    texts = sorted(text.get_text() for legend in legends if legend for text in legend.get_texts())
    return found | {"the legend on the left": ", ".join(texts) or "missing"}


def look_of(ax):
    return {"title": ax.get_title(), "x label": ax.get_xlabel(), "number of lines": len(ax.lines)}


def colors_drawn(module, names, x):
    """the colors in compare_activations(functions, x)"""
    axes = figure_of(module, names, x).values()
    colors = [{line.get_label(): to_hex(line.get_color()) for line in ax.lines} for ax in axes]
    return {
        "the names": ", ".join(name for one in colors[:1] for name in one),
        "each function has the same color in all axes": all(c == colors[0] for c in colors),
        "number of colors": len({color for one in colors for color in one.values()}),
    }
