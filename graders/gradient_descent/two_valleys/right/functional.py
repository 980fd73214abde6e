import torch
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from torch.func import grad, vmap


def two_valleys(w, a):
    u = w - a
    return u**2 / 4 - torch.exp(-4 * (u - 2) ** 2)


def mean_loss(loss, data, w):
    table = loss(w.unsqueeze(1).expand(-1, len(data)), data.expand(len(w), -1))
    return table.sum(1) / len(data)


def batch_descent(loss, data, starts, lr, steps):
    slope = vmap(grad(lambda w: loss(w, data).mean()))
    path = starts.new_empty(steps + 1, len(starts))
    path[0] = starts
    for t in range(steps):
        path[t + 1] = path[t] - lr * slope(path[t])
    return path


def stochastic_descent(loss, data, starts, lr, choices):
    slope = vmap(grad(loss))
    path = [starts.clone()]
    for examples in data[choices]:
        path.append(path[-1] - lr * slope(path[-1], examples))
    return torch.stack(path)


def transitions(path, ridge):
    start, end = path[0] >= ridge, path[-1] >= ridge
    rows = [
        [(~start & ~end).sum(), (~start & end).sum()],
        [(start & ~end).sum(), (start & end).sum()],
    ]
    return torch.tensor(rows)


def draw_descents(loss, data, grid, batch, stochastic):
    figure = Figure(figsize=(5, 9))
    lower = figure.add_axes((0.15, 0.1, 0.8, 0.4))
    upper = figure.add_axes((0.15, 0.6, 0.8, 0.35))
    upper.plot(grid.numpy(), mean_loss(loss, data, grid).numpy(), lw=3)
    steps = torch.arange(batch.size(0)).numpy()
    lower.plot(batch.numpy(), steps, color="#0072B2", lw=1)
    lower.plot(stochastic.numpy(), steps, color="#D55E00", lw=1)
    handles = [
        Patch(color="#D55E00", label="stochastic"),
        Patch(color="#0072B2", label="batch"),
    ]
    lower.legend(handles=handles)
    low = min(float(values.min()) for values in (grid, batch, stochastic))
    high = max(float(values.max()) for values in (grid, batch, stochastic))
    for ax, label in ((upper, "mean loss"), (lower, "step")):
        ax.set_xlim(low - 0.1, high + 0.1)
        ax.set_xlabel("w")
        ax.set_ylabel(label)
    return figure
