import torch


def predict(x, w, b):
    return x @ w + b


def mse(x, y, w, b):
    if y.shape != (len(x),):
        raise ValueError("y must be a vector")
    return ((predict(x, w, b) - y) ** 2).mean()


def gradients(x, y, w, b):
    if y.shape != (len(x),):
        raise ValueError("y must be a vector")
    error = predict(x, w, b) - y
    dw = x.T @ error / len(x)
    db = error.mean()
    return dw, db


def gradient_descent(x, y, w, b, lr, steps):
    losses = torch.zeros(steps, dtype=x.dtype)
    for i in range(steps):
        losses[i] = mse(x, y, w, b)
        dw, db = gradients(x, y, w, b)
        w = w - lr * dw
        b = b - lr * db
    return w, b, losses
