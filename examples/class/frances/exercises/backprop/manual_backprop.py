import torch


def forward(x, w1, b1, w2, b2):
    a1 = torch.sigmoid(x @ w1 + b1)
    a2 = torch.sigmoid(a1 @ w2 + b2)
    return a1, a2


def loss(a2, y):
    return ((a2 - y) ** 2).mean()


def backward(x, y, w2, a1, a2):
    delta2 = 2 * (a2 - y) / y.numel() * a2 * (1 - a2)
    delta1 = (delta2 @ w2.T) * a1 * (1 - a1)
    return x.T @ delta1, delta1.sum(0), a1.T @ delta2, delta2.sum(0)


def train_step(x, y, w1, b1, w2, b2, lr):
    a1, a2 = forward(x, w1, b1, w2, b2)
    _, _, dw2, db2 = backward(x, y, w2, a1, a2)
    w2, b2 = w2 - lr * dw2, b2 - lr * db2
    dw1, db1, _, _ = backward(x, y, w2, a1, a2)
    return w1 - lr * dw1, b1 - lr * db1, w2, b2
