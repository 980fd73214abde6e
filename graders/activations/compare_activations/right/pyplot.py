import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import torch


@torch.enable_grad()
def values_and_derivatives(f, x):
    points = [p.detach().clone().requires_grad_() for p in x]
    y = f(torch.stack(points))
    slopes = torch.autograd.grad(y, points, torch.ones_like(y))
    return y.detach(), torch.stack(slopes)


def saturation(f, x, threshold=0.05):
    slopes = values_and_derivatives(f, x)[1].tolist()
    return sum(-threshold < slope < threshold for slope in slopes) / len(slopes)


def compare_activations(functions, x):
    figure, axes = plt.subplots(ncols=2, figsize=(10, 4), sharex=True)
    plt.close(figure)
    for ax, title, which in zip(axes, ["value", "derivative"], [0, 1]):
        for name, f in functions.items():
            ax.plot(x.detach(), values_and_derivatives(f, x)[which], ".-", label=name)
        ax.set(title=title, xlabel="x", ylabel="f(x)")
        ax.legend()
        ax.grid(True)
    return figure
