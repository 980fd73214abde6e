import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, *params):
        super().__init__()
        self.params = nn.ParameterList(nn.Parameter(p.clone(), requires_grad=False) for p in params)

    def forward(self, x):
        w1, b1, w2, b2 = self.params
        a1 = nn.functional.linear(x, w1.t(), b1).sigmoid()
        return a1, nn.functional.linear(a1, w2.t(), b2).sigmoid()

    def train_on(self, x, y, lr):
        a1, a2 = self(x)
        for p, g in zip(self.params, backward(x, y, self.params[2], a1, a2), strict=True):
            p.grad = g
        torch.optim.SGD(self.params, lr=lr).step()
        return tuple(p.data for p in self.params)


def forward(x, w1, b1, w2, b2):
    return Net(w1, b1, w2, b2)(x)


def loss(a2, y):
    return nn.MSELoss()(a2, y)


def backward(x, y, w2, a1, a2):
    g = (a2 - y).mul_(2 / a2.numel()).mul_(a2).mul_(1 - a2)
    dw2 = torch.bmm(a1.unsqueeze(2), g.unsqueeze(1)).sum(0)
    db2 = torch.ones(1, len(x), dtype=x.dtype).mm(g).squeeze(0)
    g = g.mm(w2.t())
    g *= a1
    g *= 1 - a1
    dw1 = (x[:, :, None] * g[:, None, :]).sum(0)
    db1 = torch.ones(1, len(x), dtype=x.dtype).mm(g).squeeze(0)
    return dw1, db1, dw2, db2


def train_step(x, y, w1, b1, w2, b2, lr):
    return Net(w1, b1, w2, b2).train_on(x, y, lr)
