import torch


def forward(x, w1, b1, w2, b2):
    hidden = 1 / (1 + torch.exp(-torch.mm(x, w1)))
    out = 1 / (1 + torch.exp(-torch.addmm(b2, hidden, w2)))
    return hidden, out


def train_step(x, y, w1, b1, w2, b2, lr):
    params = [w1, b1, w2, b2]
    grads = backward(x, y, w2, *forward(x, *params))  # noqa: F821
    return tuple(torch.add(p, g, alpha=-lr) for p, g in zip(params, grads, strict=True))
