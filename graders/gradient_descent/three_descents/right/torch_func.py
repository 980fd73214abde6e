import torch
from torch.func import grad_and_value


def squared_error(w, x, y):
    return (torch.einsum("nd,d->n", x, w) - y).pow(2).mean()


def gradient(x, y, w):
    return grad_and_value(squared_error)(w, x, y)[0]


def epoch(w, x, y, lr, batch_size):
    """Yield the weights after each step, and the sum of the squared errors before it."""
    for inputs, targets in zip(x.split(batch_size), y.split(batch_size), strict=True):
        grad, loss = grad_and_value(squared_error)(w, inputs, targets)
        w = w - lr * grad
        yield w, loss.item() * len(targets)


def descend(x, y, start, lr, batch_size, orders):
    path, losses = start[None], []
    for order in orders:
        steps = list(epoch(path[-1], x[order], y[order], lr, batch_size))
        path = torch.cat([path, *(w[None] for w, _ in steps)])
        losses.append(sum(loss for _, loss in steps) / len(y))
    return path, losses


def three_descents(x, y, start, lr, batch_size, orders):
    def run(size):
        return descend(x, y, start, lr, size, orders)

    return {"batch": run(len(x)), "stochastic": run(1), "mini-batch": run(batch_size)}
