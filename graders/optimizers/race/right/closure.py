import torch
from matplotlib.figure import Figure


def path(make_optimizer, loss, start, steps):
    param = start.clone()
    param.requires_grad = True
    optimizer = make_optimizer([param])

    def closure():
        optimizer.zero_grad()
        value = loss(param[0:1], param[1:2]).sum()
        value.backward()
        return value

    rows = [start.tolist()]
    while len(rows) <= steps:
        param.grad = None
        closure()
        optimizer.step()
        rows.append(param.tolist())
    return torch.tensor(rows, dtype=start.dtype)


def race(optimizers, loss, start, steps):
    figure = Figure()
    ax = figure.add_subplot(xlabel="x", ylabel="y")
    paths = [path(make, loss, start, steps) for make in optimizers.values()]
    everywhere = torch.stack(paths)  # (optimizers, steps + 1, 2)
    center = (everywhere.amax((0, 1)) + everywhere.amin((0, 1))) / 2
    reach = (everywhere - center).abs().amax((0, 1)) * 1.5
    unit = torch.linspace(-1, 1, 101, dtype=start.dtype)
    x, y = center[0] + reach[0] * unit, center[1] + reach[1] * unit
    z = loss(x[None, :].expand(101, 101), y[:, None].expand(101, 101))
    levels = torch.quantile(z.flatten(), torch.linspace(0.02, 0.98, 12, dtype=z.dtype))
    ax.contourf(x, y, z, levels=levels.tolist(), cmap="Blues", alpha=0.3)
    ax.contour(x, y, z, levels=levels.tolist(), colors="steelblue", linewidths=0.5)
    for (name, points), color in zip(zip(optimizers, paths), ["red", "black", "green", "orange"]):
        ax.plot(*points.unbind(1), "-", color=color, label=name)
    ax.scatter(*start, marker="s")
    ax.legend(loc="upper right")
    return figure
