import torch
from matplotlib.figure import Figure


def path(make_optimizer, loss, start, steps):
    here = torch.tensor(start.tolist(), dtype=start.dtype, requires_grad=True)
    optimizer = make_optimizer([here])
    seen = []
    for step in range(steps + 1):
        seen.append(here.data.clone())
        if step < steps:
            (here.grad,) = torch.autograd.grad(loss(here[0], here[1]), here)
            optimizer.step()
    return torch.vstack(seen)


def race(optimizers, loss, start, steps):
    figure = Figure(figsize=(7, 5), layout="tight")
    ax = figure.add_subplot(111)
    xs, ys = [], []
    for name in optimizers:
        points = path(optimizers[name], loss, start, steps).tolist()
        ax.plot([p[0] for p in points], [p[1] for p in points], lw=1, label=name)
        xs += [p[0] for p in points]
        ys += [p[1] for p in points]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    x = [min(xs) - wide / 4 + 1.5 * wide * i / 49 for i in range(50)]
    y = [min(ys) - high / 4 + 1.5 * high * i / 49 for i in range(50)]
    z = [[loss(torch.tensor(a), torch.tensor(b)).item() for a in x] for b in y]
    ax.contour(x, y, z, zorder=0)
    ax.set(xlabel="x", ylabel="y")
    ax.legend()
    return figure
