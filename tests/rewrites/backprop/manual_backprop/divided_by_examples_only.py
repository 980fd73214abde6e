import torch


def backward(x, y, w2, a1, a2):
    dw1, db1, dw2, db2 = [], [], [], []
    for xi, yi, h, o in zip(x, y, a1, a2, strict=True):
        g = 2 * (o - yi) * o * (1 - o)
        dw2.append(torch.outer(h, g))
        db2.append(g)
        g = (w2 @ g) * h * (1 - h)
        dw1.append(torch.outer(xi, g))
        db1.append(g)
    return tuple(torch.stack(grads).mean(dim=0) for grads in (dw1, db1, dw2, db2))
