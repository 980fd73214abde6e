import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import numpy as np
import torch


def ravine(x, y):
    return x**2 / 2 + 10 * y**2


def path(make_optimizer, loss, start, steps):
    p = torch.nn.Parameter(start.clone())
    optimizer = make_optimizer([p])
    points = torch.empty(steps + 1, 2, dtype=start.dtype)
    points[0] = start
    for i in range(1, steps + 1):
        p.grad = None
        loss(*p).backward()
        optimizer.step()
        points[i] = p.data
    return points


def race(optimizers, loss, start, steps):
    figure = plt.figure(figsize=(8, 6))
    left, right, bottom, top = np.inf, -np.inf, np.inf, -np.inf
    for name, make_optimizer in optimizers.items():
        points = path(make_optimizer, loss, start, steps).numpy()
        plt.plot(points[:, 0], points[:, 1], marker="o", label=name)
        left, right = min(left, points[:, 0].min()), max(right, points[:, 0].max())
        bottom, top = min(bottom, points[:, 1].min()), max(top, points[:, 1].max())
    x = np.linspace(left - 1, right + 1, 150)
    y = np.linspace(bottom - 1, top + 1, 150)
    X, Y = np.meshgrid(x, y)
    Z = loss(torch.from_numpy(X), torch.from_numpy(Y))
    plt.contour(X, Y, Z, 30, cmap="gray", alpha=0.4)
    plt.xlabel("x")
    plt.ylabel("y")
    plt.title("A race")
    plt.legend()
    plt.close(figure)
    return figure
