import torch
from matplotlib.figure import Figure


def values_and_derivatives(f, x):
    start = x.detach().clone()
    with torch.enable_grad():
        y, dy = torch.autograd.functional.vjp(f, start, torch.ones_like(start))
    return y.detach(), dy.detach()


def saturation(f, x, threshold=0.05):
    _, dy = values_and_derivatives(f, x)
    return torch.count_nonzero(dy.abs() < threshold).item() / dy.numel()


def compare_activations(functions, x):
    figure = Figure(figsize=(9, 3.5))
    panels = figure.subplots(1, 2)
    curves = [values_and_derivatives(f, x) for f in functions.values()]
    for i, (ax, title) in enumerate(zip(panels, ("value", "derivative"), strict=True)):
        for number, (name, curve) in enumerate(zip(functions, curves, strict=True)):
            ax.plot(x.detach(), curve[i], color=f"C{number}", label=name)
        ax.set_title(title)
        ax.set_xlabel("x")
    panels[0].legend()
    return figure
