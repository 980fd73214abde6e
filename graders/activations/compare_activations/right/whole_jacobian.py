import matplotlib
import torch
from matplotlib.figure import Figure


def values_and_derivatives(f, x):
    x = x.detach().clone()
    with torch.enable_grad():
        jacobian = torch.autograd.functional.jacobian(f, x)
        y = f(x)
    return y.detach(), jacobian.diagonal().clone()


def saturation(f, x, threshold=0.05):
    derivative = values_and_derivatives(f, x)[1]
    return 1 - float((derivative.abs() >= threshold).double().mean())


def compare_activations(functions, x):
    figure = Figure(figsize=(12, 5))
    panels = {
        title: figure.add_axes(place)
        for title, place in [
            ("derivative", (0.55, 0.1, 0.4, 0.8)),
            ("value", (0.05, 0.1, 0.4, 0.8)),
        ]
    }
    colors = matplotlib.colormaps["viridis"].resampled(len(functions))
    for i, name in enumerate(functions):
        curves = values_and_derivatives(functions[name], x)
        for title, curve in zip(("value", "derivative"), curves):
            panels[title].plot(x.detach().numpy(), curve.numpy(), c=colors(i), label=name)
            panels[title].set_title(title)
            panels[title].set_xlabel("x")
    panels["value"].legend(list(functions))
    return figure
