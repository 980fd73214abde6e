import torch


def train_step(x, y, w1, b1, w2, b2, lr):
    h = torch.sigmoid(torch.addmm(b1, x, w1))
    out = torch.sigmoid(torch.addmm(b2, h, w2))
    g = (out - y) * out * (1 - out) * (2 / y.numel())
    w2 = w2 - lr * h.t().mm(g)
    b2 = b2 - lr * g.sum(dim=0)
    g = g.mm(w2.t()) * h * (1 - h)
    w1 = w1 - lr * x.t().mm(g)
    b1 = b1 - lr * g.sum(dim=0)
    return w1, b1, w2, b2
