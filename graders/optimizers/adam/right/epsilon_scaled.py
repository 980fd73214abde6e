"""The corrections go into the learning rate, and ε is scaled with them."""

import math

import torch


def adam_step(param, grad, state, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
    m, v, t = state or (0.0, 0.0, 0)
    t, (b1, b2) = t + 1, betas
    m, v = b1 * m + (1 - b1) * grad, b2 * v + (1 - b2) * grad * grad
    root = math.sqrt(1 - b2**t)
    rate = lr * root / (1 - b1**t)
    return param - rate * m / (torch.sqrt(v) + eps * root), (m, v, t)


def adamw_step(param, grad, state, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    moved, state = adam_step(param, grad, state, lr, betas, eps)
    return moved - lr * weight_decay * param, state


def update_all(step, params, grads, states, lr):
    pairs = [
        (p, s) if g is None else step(p, g, s, lr)
        for p, g, s in zip(params, grads, states, strict=True)
    ]
    return [p for p, _ in pairs], [s for _, s in pairs]
