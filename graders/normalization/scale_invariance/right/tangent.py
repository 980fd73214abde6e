import numpy as np
import torch
from matplotlib.figure import Figure


def normalized(w, x):
    z = torch.einsum("nd,hd->nh", x, w)
    z = z - z.mean(0, keepdim=True)
    return z / torch.sqrt(torch.mean(z * z, 0, keepdim=True))


def gradient(loss, w):
    with torch.enable_grad():
        leaf = w.detach().clone().requires_grad_(True)
        value = loss(leaf)
    return torch.autograd.grad(value, [leaf])[0]


def effective_lr(w, lr):
    return lr * (w.detach() * w.detach()).sum(1).reciprocal()


def step_of_direction(loss, u, rates):
    tangent = gradient(loss, u)
    moved = u.detach() - rates.unsqueeze(1) * tangent
    length = (1 + rates**2 * (tangent**2).sum(1)).sqrt()  # a right angle
    return moved / length.unsqueeze(1)


def descend(loss, w, lr, steps):
    path = w.detach().expand(steps + 1, *w.shape).clone()
    for before, after in zip(path[:-1], path[1:]):
        after.copy_(before - lr * gradient(loss, before))
    return path


def compare_scales(plain, normed, w, scales, lr, steps):
    figure = Figure(figsize=(12, 4))
    grid = figure.subplots(nrows=1, ncols=3)
    for c in scales:
        draw(grid, plain, normed, c * w, f"c = {c:g}", lr, steps)
    for ax, title in zip(
        grid, ("without batch norm", "with batch norm", "effective learning rate")
    ):
        ax.set_title(title)
        ax.set_xlabel("step")
        ax.legend()
    grid[2].semilogy()
    return figure


def draw(grid, plain, normed, w, label, lr, steps):
    x = np.arange(steps + 1)
    without, within = (descend(loss, w, lr, steps) for loss in (plain, normed))
    grid[0].plot(x, np.array([float(plain(point)) for point in without]), label=label)
    grid[1].plot(x, np.array([float(normed(point)) for point in within]), label=label)
    grid[2].plot(
        x, np.array([float(effective_lr(point, lr).mean()) for point in within]), label=label
    )
