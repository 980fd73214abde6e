"""Probes of initialization/signal_propagation, for public and hidden checks."""

import torch
from matplotlib.colors import to_hex
from torch import nn


def root_mean_square(module, values):
    """rms(values)

    Look at the mean of the squares first, then the root.
    """
    return module.rms(values)


def spreads_of(module, weights, activation, x, grad):
    """spreads(weights, activation, x, grad), weights in a list

    Look at what is measured: before or after the activation, forward and backward.
    """
    forward, backward = module.spreads(list(weights), activation, x, grad)
    return {"forward": forward, "backward": backward}


def left_by_spreads(module, weights, activation, x, grad, x_has_gradient):
    """spreads(weights, activation, x, grad), weights as parameters; their gradients are 1

    Look at what is measured: before or after the activation, forward and backward.
    """
    weights = [nn.Parameter(weight) for weight in weights]
    tensors = {f"W_{number}": weight for number, weight in enumerate(weights, start=1)}
    if x_has_gradient:
        tensors["x"] = x.requires_grad_()
    for tensor in tensors.values():
        tensor.grad = torch.ones_like(tensor)
    _, backward = module.spreads(weights, activation, x, grad)
    are_spreads = all(isinstance(spread, float) and spread > 0 for spread in backward)
    return {"backward is measured": are_spreads, "x.requires_grad": x.requires_grad} | {
        f"the .grad of {name} is still 1": is_ones(tensor.grad) for name, tensor in tensors.items()
    }


def is_ones(grad):
    return grad is not None and bool((grad == 1).all())


def measured(module, forward, backward):
    """measured_factors(forward, backward)"""
    return factors(module.measured_factors(forward, backward))


def predicted(module, fan_in, fan_out, std, activation):
    """predicted_factors(fan_in, fan_out, std, activation)

    Look at which fan counts in which direction, and the gain of the activation.
    """
    return factors(module.predicted_factors(fan_in, fan_out, std, activation))


def factors(pair):
    forward, backward = pair
    return {"forward factor": forward, "backward factor": backward}


def axes_of(module, networks):
    """Draw the figure; name its axes from left to right."""
    found = sorted(module.plot_spreads(networks).axes, key=lambda ax: ax.get_position().x0)
    if len(found) != 2:
        return {f"axes {number} of {len(found)}": ax for number, ax in enumerate(found, start=1)}
    return {"the left axes": found[0], "the right axes": found[1]}


def figure_drawn(module, networks):
    """the axes of plot_spreads(networks)"""
    axes = axes_of(module, networks)
    return {f"lines of {where}": lines for where, lines in lines_of(axes).items()} | look_of(axes)


def lines_of(axes):
    return {
        where: {
            f"line {number}": {
                "label": line.get_label(),
                "x": [float(value) for value in line.get_xdata()],
                "y": [float(value) for value in line.get_ydata()],
            }
            for number, line in enumerate(ax.lines, start=1)
        }
        for where, ax in axes.items()
    }


def look_of(axes):
    found = {
        where: {
            "number of lines": len(ax.lines),
            "title": ax.get_title(),
            "x label": ax.get_xlabel(),
            "scale of y": ax.get_yscale(),
        }
        for where, ax in axes.items()
    }
    legends = [ax.get_legend() for ax in list(axes.values())[:1]]
    texts = [text.get_text() for legend in legends if legend for text in legend.get_texts()]
    colors = [
        {line.get_label(): to_hex(line.get_color()) for line in ax.lines} for ax in axes.values()
    ]
    return found | {
        "the legend on the left": ", ".join(sorted(texts)) or "missing",
        "each network has the same color in both axes": all(one == colors[0] for one in colors),
        "number of colors": len({color for one in colors for color in one.values()}),
    }
