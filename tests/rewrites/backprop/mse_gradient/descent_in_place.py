import torch


def gradient_descent(x, y, w, b, lr, steps):
    losses = []
    step = 0
    while step < steps:
        losses.append(mse(x, y, w, b).item())
        dw, db = gradients(x, y, w, b)
        w.sub_(lr * dw)
        b.sub_(lr * db)
        step += 1
    losses.append(mse(x, y, w, b).item())
    return w, b, torch.tensor(losses, dtype=x.dtype)
