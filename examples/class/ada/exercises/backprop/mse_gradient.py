import torch


def predict(x, w, b):
    return torch.einsum("nd,d->n", x, w) + b


def _residuals(x, y, w, b):
    if tuple(y.shape) != (x.size(0),):
        raise ValueError(f"{x.size(0)} rows in x, but y is {tuple(y.shape)}")
    return predict(x, w, b) - y


def mse(x, y, w, b):
    r = _residuals(x, y, w, b)
    return torch.einsum("n,n->", r, r) / r.numel()


def gradients(x, y, w, b):
    g = _residuals(x, y, w, b) * (2.0 / x.size(0))
    return torch.einsum("nd,n->d", x, g), torch.einsum("n->", g)


def gradient_descent(x, y, w, b, lr, steps):
    losses = torch.empty(steps + 1, dtype=x.dtype)
    for i in range(steps):
        losses[i] = mse(x, y, w, b)
        dw, db = gradients(x, y, w, b)
        w, b = torch.add(w, dw, alpha=-lr), torch.add(b, db, alpha=-lr)
    losses[steps] = mse(x, y, w, b)
    return w, b, losses
