import torch
from matplotlib.figure import Figure
from torch import nn


def two_valleys(w, a):
    u = w - a
    return u**2 / 4 - torch.exp(-4 * (u - 2) ** 2)


def mean_loss(loss, data, w):
    return sum(loss(w, a) for a in data) / len(data)


def descend(starts, lr, losses):
    w = nn.Parameter(starts.clone())
    optimizer = torch.optim.SGD([w], lr=lr)
    path = torch.zeros(len(losses) + 1, len(starts), dtype=starts.dtype)
    path[0] = starts
    for t, loss in enumerate(losses, 1):
        optimizer.zero_grad()
        value = loss(w)
        value.backward(torch.ones_like(value))
        optimizer.step()
        path[t] = w.detach()
    return path


def batch_descent(loss, data, starts, lr, steps):
    return descend(starts, lr, [lambda w: mean_loss(loss, data, w)] * steps)


def stochastic_descent(loss, data, starts, lr, choices):
    def at(examples):
        return lambda w: loss(w, data[examples])

    return descend(starts, lr, [at(row) for row in choices])


def transitions(path, ridge):
    sides = torch.where(path < ridge, 0, 1)
    table = torch.zeros(2, 2, dtype=torch.int64)
    for start, end in zip(sides[0], sides[-1]):
        table[start, end] += 1
    return table


def draw_descents(loss, data, grid, batch, stochastic):
    figure = Figure()
    grid_spec = figure.add_gridspec(nrows=2, ncols=1, height_ratios=[1, 2])
    upper = figure.add_subplot(grid_spec[0], xlabel="w", ylabel="mean loss")
    lower = figure.add_subplot(grid_spec[1], xlabel="w", ylabel="step", sharex=upper)
    upper.plot(grid.tolist(), [mean_loss(loss, data, w).item() for w in grid])
    handles = []
    for path, color in ((batch, "black"), (stochastic, "orange")):
        for column in path.T:
            (line,) = lower.plot(column.tolist(), list(range(len(path))), color)
        handles.append(line)
    lower.legend(handles, ["batch", "stochastic"])
    return figure
