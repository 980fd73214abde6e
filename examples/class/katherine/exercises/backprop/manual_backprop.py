import torch

sigma = torch.nn.Sigmoid()


def one_example(x, y, w2, a1, a2):
    d2 = (a2 - y) * 2 / len(y) * a2 * (1 - a2)
    d1 = torch.mv(w2, d2) * a1 * (1 - a1)
    return torch.outer(x, d1), d1, torch.outer(a1, d2), d2


def forward(x, w1, b1, w2, b2):
    z1 = torch.cat([x, x.new_ones(len(x), 1)], dim=1) @ torch.cat([w1, b1[None]])
    a1 = sigma(z1)
    z2 = torch.cat([a1, a1.new_ones(len(x), 1)], dim=1) @ torch.cat([w2, b2[None]])
    return a1, sigma(z2)


def loss(a2, y):
    return torch.linalg.vector_norm(a2 - y).pow(2) / y.numel()


def backward(x, y, w2, a1, a2):
    each = torch.func.vmap(one_example, in_dims=(0, 0, None, 0, 0))(x, y, w2, a1, a2)
    return tuple(g.mean(dim=0) for g in each)


def train_step(x, y, w1, b1, w2, b2, lr):
    a1, a2 = forward(x, w1, b1, w2, b2)
    dw1, db1, dw2, db2 = backward(x, y, w2, a1, a2)
    rate = torch.tensor(lr, dtype=x.dtype)
    return w1.sub(rate * dw1), b1.sub(rate * db1), w2.sub(rate * dw2), b2.sub(rate * db2)
