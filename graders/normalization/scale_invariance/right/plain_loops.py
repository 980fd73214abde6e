import math

import torch
from matplotlib import pyplot as plt


def normalized(w, x):
    columns = []
    for row in w:
        z = (x * row).sum(1)
        centered = z - z.sum() / len(z)
        variance = (centered * centered).sum() / len(z)
        columns.append(centered / variance**0.5)
    return torch.stack(columns, dim=1)


def gradient(loss, w):
    copy = w.detach().clone()
    copy.requires_grad = True
    loss(copy).backward()
    return copy.grad


def effective_lr(w, lr):
    return torch.stack([lr / torch.dot(row, row) for row in w.detach()])


def step_of_direction(loss, u, rates):
    grad = gradient(loss, u)
    rows = []
    for row, g, rate in zip(u, grad, rates):
        moved = row - rate * g
        rows.append(moved / math.sqrt(sum(value**2 for value in moved.tolist())))
    return torch.stack(rows).detach()


def descend(loss, w, lr, steps):
    weights = w.detach().clone()
    path = [weights.clone()]
    for _ in range(steps):
        weights -= lr * gradient(loss, weights)
        path.append(weights.clone())
    return torch.stack(path)


def compare_scales(plain, normed, w, scales, lr, steps):
    figure, axes = plt.subplots(ncols=3)
    plt.close(figure)
    names = ["without batch norm", "with batch norm", "effective learning rate"]
    for number, c in enumerate(scales):
        for ax, name, loss in zip(axes, names, [plain, normed, normed]):
            ax.set_title(name)
            ax.set_xlabel("step")
            path = descend(loss, w * c, lr, steps)
            if name == names[2]:
                y = [float(effective_lr(p, lr).mean()) for p in path]
            else:
                y = [float(loss(p)) for p in path]
            ax.plot(range(steps + 1), y, "o-", color=f"C{number}", label=f"c = {c:g}")
    axes[2].set_yscale("log")
    axes[0].legend(loc="upper right")
    return figure
