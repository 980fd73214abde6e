import warnings

import torch


def _sigmoid(z):
    return 0.5 * (1 + torch.tanh(0.5 * z))


def _affine(rows, weight, bias):
    return torch.einsum("ni,ij->nj", rows, weight) + bias[None]


def _through_sigmoid(upstream, activation):
    return torch.einsum("nj,nj,nj->nj", upstream, activation, 1 - activation)


def forward(x, w1, b1, w2, b2):
    hidden = _sigmoid(_affine(x, w1, b1))
    return hidden, _sigmoid(_affine(hidden, w2, b2))


def loss(a2, y):
    return torch.einsum("nk,nk->", a2 - y, a2 - y) / a2.numel()


def backward(x, y, w2, a1, a2):
    warnings.warn("no autograd from here on", stacklevel=2)
    mean_weight = 1.0 / (a2.size(0) * a2.size(1))
    g2 = _through_sigmoid((a2 - y) * (2.0 * mean_weight), a2)
    g1 = _through_sigmoid(torch.einsum("nk,hk->nh", g2, w2), a1)
    return (
        torch.einsum("nd,nh->dh", x, g1),
        torch.einsum("nh->h", g1),
        torch.einsum("nh,nk->hk", a1, g2),
        torch.einsum("nk->k", g2),
    )


def train_step(x, y, w1, b1, w2, b2, lr):
    grads = backward(x, y, w2, *forward(x, w1, b1, w2, b2))
    return tuple(torch.add(p, g, alpha=-lr) for p, g in zip((w1, b1, w2, b2), grads, strict=True))
