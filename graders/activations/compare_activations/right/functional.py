import torch
from matplotlib.figure import Figure
from torch.func import jvp


def values_and_derivatives(f, x):
    x = x.detach()
    y, slope = jvp(f, (x,), (torch.ones_like(x),))
    return y.detach(), slope.detach()


def saturation(f, x, threshold=0.05):
    _, slope = values_and_derivatives(f, x)
    return torch.count_nonzero(slope.abs() < threshold).item() / len(x)


def compare_activations(functions, x):
    figure = Figure()
    value = figure.add_subplot(121, title="value", xlabel="x")
    derivative = figure.add_subplot(122, title="derivative", xlabel="x", sharex=value)
    for name, f in functions.items():
        y, slope = values_and_derivatives(f, x)
        (line,) = value.plot(x.detach().numpy(), y.numpy(), label=name)
        derivative.plot(x.detach().numpy(), slope.numpy(), label=name, color=line.get_color())
    value.legend(loc="best")
    return figure
