"""Probes of activations/compare_activations, for public and hidden checks."""

import torch
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
    """values_and_derivatives(f, x)"""
    y, derivative = module.values_and_derivatives(FUNCTIONS[name], x)
    return {"the values": y, "the derivatives": derivative}


def share(module, name, x, *threshold):
    """saturation(f, x, threshold)"""
    return module.saturation(FUNCTIONS[name], x, *threshold)


def figure_of(module, names, x):
    """Draw the figure; name its axes from left to right."""
    figure = module.compare_activations({name: FUNCTIONS[name] for name in names}, x)
    found = sorted(figure.axes, key=lambda ax: ax.get_position().x0)
    if len(found) != 2:
        return {f"axes {number} of {len(found)}": ax for number, ax in enumerate(found, start=1)}
    return {"the left axes": found[0], "the right axes": found[1]}


def lines_drawn(module, names, x):
    """the lines of compare_activations(functions, x)"""
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
