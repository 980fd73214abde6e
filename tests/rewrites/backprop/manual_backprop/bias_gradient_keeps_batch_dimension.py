import torch


def backward(x, y, w2, a1, a2):
    ones = torch.ones(1, x.shape[0], dtype=x.dtype)
    out = (a2 - y) * (a2 - a2**2) * (2 / y.numel())
    hid = torch.matmul(out, w2.t()) * (a1 - a1**2)
    db1 = torch.matmul(ones, hid)
    db2 = torch.matmul(ones, out)
    return torch.matmul(x.t(), hid), db1, torch.matmul(a1.t(), out), db2


def train_step(x, y, w1, b1, w2, b2, lr):
    grads = backward(x, y, w2, *forward(x, w1, b1, w2, b2))  # noqa: F821
    return tuple(p - g * lr for p, g in zip((w1, b1, w2, b2), grads, strict=True))
