import torch
from torch.func import grad


def train_step(x, y, w1, b1, w2, b2, lr):
    def mse(p):
        hidden = torch.sigmoid(x @ p["w1"] + p["b1"])
        out = torch.sigmoid(hidden @ p["w2"] + p["b2"])
        return ((out - y) ** 2).mean()

    params = {"w1": w1, "b1": b1, "w2": w2, "b2": b2}
    slope = grad(mse)(params)
    return tuple(params[name] - lr * slope[name] for name in params)
