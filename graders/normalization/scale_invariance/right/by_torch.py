import torch
from matplotlib.figure import Figure
from torch.nn import functional as F


def normalized(w, x):
    z = F.linear(x, w)
    var, mean = torch.var_mean(z, dim=0, unbiased=False)
    return (z - mean) * var.rsqrt()


def gradient(loss, w):
    return torch.func.grad(loss)(w.detach()).detach()


def effective_lr(w, lr):
    return lr / torch.linalg.vector_norm(w.detach(), dim=1).square()


def step_of_direction(loss, u, rates):
    return F.normalize(u - torch.diag(rates) @ gradient(loss, u), dim=1).detach()


def descend(loss, w, lr, steps):
    param = torch.nn.Parameter(w.detach().clone())
    optimizer = torch.optim.SGD([param], lr=lr)
    path = w.detach().new_empty(steps + 1, *w.shape)
    path[0] = param.detach()
    for step in range(steps):
        optimizer.zero_grad()
        loss(param).backward()
        optimizer.step()
        path[step + 1] = param.detach()
    return path


def compare_scales(plain, normed, w, scales, lr, steps):
    figure = Figure()
    axes = [figure.add_subplot(1, 3, number) for number in (1, 2, 3)]
    starts = [c * w for c in scales]
    names = [f"c = {c:g}" for c in scales]
    without = torch.stack([descend(plain, start, lr, steps) for start in starts], dim=1)
    with_norm = torch.stack([descend(normed, start, lr, steps) for start in starts], dim=1)
    rates = lr / with_norm.square().sum(dim=3)
    tables = (
        [[plain(point).item() for point in points] for points in without],
        [[normed(point).item() for point in points] for points in with_norm],
        rates.mean(dim=2).tolist(),
    )
    for ax, table in zip(axes, tables):
        ax.plot(range(steps + 1), table, label=names)
        ax.set_xlabel("step")
    axes[0].set_title("without batch norm")
    axes[0].legend()
    axes[1].set_title("with batch norm")
    axes[2].set_title("effective learning rate")
    axes[2].set_yscale("log")
    return figure
