import torch


def residual(x, y, w):
    return sum(a * b for a, b in zip(w, x, strict=True)) - y


def gradient(x, y, w):
    total = torch.zeros_like(w)
    for inputs, target in zip(x, y, strict=True):
        total += 2 * residual(inputs, target, w) * inputs
    return total / len(y)


def descend(x, y, start, lr, batch_size, orders):
    steps = len(orders) * ((len(x) + batch_size - 1) // batch_size)
    path, losses = start.new_empty(steps + 1, len(start)), []
    path[0] = start
    row = 0
    for order in orders:
        of_each = []
        for first in range(0, len(order), batch_size):
            batch = order[first : first + batch_size].tolist()
            w = path[row].clone()
            of_each += [float(residual(x[n], y[n], w)) ** 2 for n in batch]
            path[row + 1] = w - lr * gradient(x[batch], y[batch], w)
            row += 1
        losses.append(sum(of_each) / len(of_each))
    return path, losses


def three_descents(x, y, start, lr, batch_size, orders):
    return dict(
        zip(
            ["batch", "stochastic", "mini-batch"],
            [descend(x, y, start, lr, size, orders) for size in (len(y), 1, batch_size)],
            strict=True,
        )
    )
