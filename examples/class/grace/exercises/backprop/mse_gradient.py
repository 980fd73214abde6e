import torch


def _n(x, y):
    n = x.shape[0]
    if y.shape != (n,):
        raise ValueError("targets: expected one number per example")
    return n


predict = lambda x, w, b: torch.addmv(b.expand(len(x)), x, w)  # noqa: E731


def mse(x, y, w, b):
    n = _n(x, y)
    return (predict(x, w, b) - y).norm() ** 2 / n


def gradients(x, y, w, b):
    scale = 2 / _n(x, y)
    r = predict(x, w, b) - y
    return scale * (r @ x), scale * r.sum()


def gradient_descent(x, y, w, b, lr, steps):
    losses = []
    step = 0
    while True:
        losses.append(mse(x, y, w, b))
        if step == steps:
            return w, b, torch.stack(losses)
        dw, db = gradients(x, y, w, b)
        w = w - lr * dw
        b = b - lr * db
        step += 1
