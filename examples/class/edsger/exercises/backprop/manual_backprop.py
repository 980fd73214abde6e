import math

import torch


def squash(z):
    return 1 / (1 + math.exp(-z))


def layer(rows, w, b):
    outputs = []
    for row in rows:
        z = list(b)
        for value, weights in zip(row, w, strict=True):
            for j, weight in enumerate(weights):
                z[j] += value * weight
        outputs.append([squash(v) for v in z])
    return outputs


def forward(x, w1, b1, w2, b2):
    a1 = layer(x.tolist(), w1.tolist(), b1.tolist())
    a2 = layer(a1, w2.tolist(), b2.tolist())
    return [torch.tensor(a, dtype=x.dtype) for a in (a1, a2)]


def loss(a2, y):
    total = 0.0
    for row, target in zip(a2.tolist(), y.tolist(), strict=True):
        for p, t in zip(row, target, strict=True):
            total += (p - t) * (p - t)
    return torch.tensor(total / (y.shape[0] * y.shape[1]), dtype=a2.dtype)


def backward(x, y, w2, a1, a2):
    (n, k), d, h = y.shape, x.shape[1], a1.shape[1]
    dw1, db1 = [[0.0] * h for _ in range(d)], [0.0] * h
    dw2, db2 = [[0.0] * k for _ in range(h)], [0.0] * k
    w = w2.tolist()
    for xs, ts, hs, ps in zip(x.tolist(), y.tolist(), a1.tolist(), a2.tolist(), strict=True):
        errors = [2 / (n * k) * (p - t) * (p - p * p) for p, t in zip(ps, ts, strict=True)]
        for c, error in enumerate(errors):
            db2[c] += error
            for j in range(h):
                dw2[j][c] += error * hs[j]
        for j in range(h):
            back = sum(error * w[j][c] for c, error in enumerate(errors)) * (hs[j] - hs[j] ** 2)
            db1[j] += back
            for i in range(d):
                dw1[i][j] += back * xs[i]
    print("examples seen:", n)
    return tuple(torch.tensor(g, dtype=x.dtype) for g in (dw1, db1, dw2, db2))


def train_step(x, y, w1, b1, w2, b2, lr):
    hidden, outputs = forward(x, w1, b1, w2, b2)
    moved = []
    for old, slope in zip((w1, b1, w2, b2), backward(x, y, w2, hidden, outputs), strict=True):
        new = old.clone()
        new -= lr * slope
        moved.append(new)
    return moved
