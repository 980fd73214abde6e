from torch import nn


def gradient_norms(model, x, y):
    error = nn.functional.mse_loss(model(x), y)
    error.backward()
    return [float(m.weight.grad.norm(p=2)) for m in model if type(m) is nn.Linear]
