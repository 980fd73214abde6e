import torch


def _gradients_of(activations, g):
    g = torch.as_tensor(g)
    return torch.einsum("ni,nj->ij", activations, g), torch.einsum("nj->j", g)


def backward(x, y, w2, a1, a2):
    g2 = (a2 - y) * (a2 - a2.square()) * 2 / a2.numel()
    g1 = torch.einsum("nk,hk->nh", g2, w2) * (a1 - a1.square())
    dw1, db1 = _gradients_of(a1, g1)
    dw2, db2 = _gradients_of(a1, g2)
    return dw1, db1, dw2, db2


def train_step(x, y, w1, b1, w2, b2, lr):
    grads = backward(x, y, w2, *forward(x, w1, b1, w2, b2))  # noqa: F821
    return tuple(p - lr * g for p, g in zip((w1, b1, w2, b2), grads, strict=True))
