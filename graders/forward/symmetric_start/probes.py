"""Probes of forward/symmetric_start, for public and hidden checks."""

from matplotlib.figure import Figure
from torch import nn

ACTIVATIONS = {"tanh": nn.Tanh, "relu": nn.ReLU, "sigmoid": nn.Sigmoid}


def network(activation, w1, b1, w2, b2):
    """Make a model with these weights and biases."""
    (units, inputs), outputs = w1.shape, len(w2)
    hidden, last = nn.Linear(inputs, units), nn.Linear(units, outputs)
    model = nn.Sequential(hidden, ACTIVATIONS[activation](), last)
    for parameter, values in zip(model.parameters(), (w1, b1, w2, b2), strict=True):
        parameter.data = values.clone()
    return model


def values_of(model):
    """Return the parameters of a model by their names."""
    return {name: param.detach().clone() for name, param in model.named_parameters()}


def filled(module, value):
    """fill_parameters(model, value), with layers within a layer, and a frozen one

    Look at which parameters are reached, also in layers within layers.
    """
    inner = nn.Sequential(nn.Linear(1, 2), nn.Tanh())
    model = nn.Sequential(inner, nn.Linear(2, 1))
    model[1].requires_grad_(False)
    module.fill_parameters(model, value)
    learns = {f"{n} requires gradients": p.requires_grad for n, p in model.named_parameters()}
    return values_of(model) | learns


def trained(module, activation, weights, x, y, lr, steps):
    """train(model, x, y, lr, steps)

    Look at what the path holds at each step, and when gradients are cleared.
    """
    model = network(activation, *weights)
    path = module.train(model, x, y, lr, steps)
    after = {f"{name} afterwards": values for name, values in values_of(model).items()}
    has_graph = getattr(path, "requires_grad", None)
    return {"the path": path, "the path requires gradients": has_graph} | after


def moving(module, activation, weights, x, y, lr, steps):
    """moving_parameters(model, x, y, lr, steps)

    Look at what counts as moving: a gradient, or a change of values.
    """
    names = module.moving_parameters(network(activation, *weights), x, y, lr, steps)
    return ", ".join(names) or "none" if isinstance(names, list | tuple) else names


def distinct(module, weights, *atol):
    """distinct_units(model, atol), with these weights w1, b1, w2 and b2"""
    return module.distinct_units(network("tanh", *weights), *atol)


def drawn(module, path):
    """the axes after plot_units(path, ax)"""
    ax = Figure().subplots()
    module.plot_units(path, ax)
    lines = {
        f"line {number}": {
            "x": [float(x) for x in line.get_xdata()],
            "y": [float(y) for y in line.get_ydata()],
        }
        for number, line in enumerate(ax.lines, start=1)
    }
    return lines | {"x label": ax.get_xlabel(), "y label": ax.get_ylabel()}
