import torch


def backward(x, y, w2, a1, a2):
    dw1, dw2 = 0, 0
    db1, db2 = 0, 0
    for i in range(len(x)):
        e2 = 2 * (a2[i] - y[i]) * a2[i] * (1 - a2[i])
        e1 = torch.mv(w2, e2) * a1[i] * (1 - a1[i])
        dw1, db1 = dw1 + torch.outer(x[i], e1), db1 + e1
        dw2, db2 = dw2 + torch.outer(a1[i], e2), db2 + e2
    return dw1, db1, dw2, db2


def train_step(x, y, w1, b1, w2, b2, lr):
    params = w1, b1, w2, b2
    grads = backward(x, y, w2, *forward(x, *params))  # noqa: F821
    return [p.sub(g, alpha=lr) for p, g in zip(params, grads, strict=True)]
