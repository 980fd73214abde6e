"""Probes of neurons/relu_interpolant, for public and hidden checks."""

import torch
from matplotlib.figure import Figure


def values_at(module, x, y, t):
    """interpolant(x, y), applied to t as a column

    Look at the order of the points, the slope of each piece, and the two ends.
    """
    model = module.interpolant(x, y)
    return {
        "the layers": [type(layer).__name__ for layer in model],
        "shapes of the parameters": [list(param.shape) for param in model.parameters()],
        "values at t": model(t[:, None]).detach()[:, 0],
    }


def refusal(module, x, y):
    """interpolant(x, y)

    Look at the order of the points, the slope of each piece, and the two ends.
    """
    try:
        model = module.interpolant(x, y)
    except ValueError:
        return "ValueError"
    return f"a {type(model).__name__}, no ValueError"


FUNCTIONS = {"square": torch.square, "sine": torch.sin, "exponential": torch.exp}


def error_of(module, function, a, b, widths):
    """largest_error(f, a, b, width) of this function, for these widths

    Look at where the largest error is, between the points or at them.
    """
    return [module.largest_error(FUNCTIONS[function], a, b, width) for width in widths]


def plotted(module, widths, errors):
    """the axes after plot_errors(errors, ax)"""
    ax = Figure().subplots()
    module.plot_errors(dict(zip(widths, errors, strict=True)), ax)
    lines = [
        [list(map(float, line.get_xdata())), list(map(float, line.get_ydata()))]
        for line in ax.lines
    ]
    return {
        "number of lines": len(lines),
        "x and y of the line": lines[0] if lines else None,
        "x scale": ax.get_xscale(),
        "y scale": ax.get_yscale(),
        "x label": ax.get_xlabel(),
        "y label": ax.get_ylabel(),
    }
