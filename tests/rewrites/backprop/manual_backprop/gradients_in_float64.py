import numpy as np
import torch


def backward(x, y, w2, a1, a2):
    x, y, w2, a1, a2 = (np.asarray(t.numpy(), dtype=np.float64) for t in (x, y, w2, a1, a2))
    e2 = 2 * (a2 - y) * a2 * (1 - a2) / y.size
    e1 = e2.dot(w2.T) * a1 * (1 - a1)
    grads = x.T.dot(e1), e1.sum(axis=0), a1.T.dot(e2), e2.sum(axis=0)
    return tuple(torch.from_numpy(g) for g in grads)


def train_step(x, y, w1, b1, w2, b2, lr):
    a1, a2 = forward(x, w1, b1, w2, b2)  # noqa: F821
    updates = (lr * g for g in backward(x, y, w2, a1, a2))
    return tuple(p - u for p, u in zip((w1, b1, w2, b2), updates, strict=True))
