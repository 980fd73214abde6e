import torch
from torch import nn


def interpolant(x, y):
    """Units that rise to the left, with other scales; the bias is the value on the right."""
    order = torch.argsort(x, descending=True)
    x, y = x[order].clone(), y[order].clone()
    if not torch.all(x[:-1] > x[1:]):
        raise ValueError("points must differ")
    slopes = torch.zeros(len(x) + 1, dtype=x.dtype)
    slopes[1:-1] = (y[1:] - y[:-1]) / (x[:-1] - x[1:])
    hidden, output = nn.Linear(1, len(x)), nn.Linear(len(x), 1)
    hidden.weight = nn.Parameter(torch.full((len(x), 1), -2.0, dtype=x.dtype))
    hidden.bias = nn.Parameter(2 * x)
    output.weight = nn.Parameter((slopes[1:] - slopes[:-1])[None, :] / 2)
    output.bias = nn.Parameter(y[:1])
    return nn.Sequential(hidden, nn.ReLU(), output)


@torch.no_grad()
def largest_error(f, a, b, width):
    x = torch.linspace(a, b, steps=width, dtype=torch.double).reshape(-1)
    t = torch.linspace(a, b, steps=1001, dtype=torch.double)
    difference = interpolant(x, f(x))(t.view(-1, 1)).flatten() - f(t)
    return max(difference.max().item(), -difference.min().item())


def plot_errors(errors, ax):
    ax.loglog(*zip(*sorted(errors.items()), strict=True))
    ax.set_xlabel("hidden units")
    ax.set_ylabel("largest error")
