import torch
from torch import nn


def _as_linear(w, b):
    layer = nn.Linear(len(w), 1, dtype=w.dtype).requires_grad_(False)
    layer.weight.copy_(w[None])
    layer.bias.copy_(b[None])
    return layer


def _checked(x, y):
    if y.shape != x.shape[:-1]:
        raise ValueError(f"targets have shape {tuple(y.shape)}, not {tuple(x.shape[:-1])}")


def predict(x, w, b):
    return _as_linear(w, b)(x).squeeze(1)


def mse(x, y, w, b):
    _checked(x, y)
    return nn.MSELoss()(predict(x, w, b), y)


def gradients(x, y, w, b):
    _checked(x, y)
    g = (predict(x, w, b) - y).mul_(2 / y.numel())  # d loss / d pred
    return (x * g[:, None]).sum(0), g.sum()


def gradient_descent(x, y, w, b, lr, steps):
    w, b = nn.Parameter(w.clone(), False), nn.Parameter(b.clone(), False)
    sgd = torch.optim.SGD([w, b], lr=lr)
    losses = [mse(x, y, w, b)]
    for _ in range(steps):
        w.grad, b.grad = gradients(x, y, w, b)
        sgd.step()
        losses.append(mse(x, y, w, b))
    return w.data, b.data, torch.stack(losses)
