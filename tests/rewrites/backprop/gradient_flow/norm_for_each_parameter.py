import torch
from torch.nn.functional import mse_loss


def gradient_norms(model, x, y):
    loss = mse_loss(model(x), y)
    grads = torch.autograd.grad(loss, list(model.parameters()))
    result = []
    for g in grads:
        result.append(g.pow(2).sum().sqrt().item())
    return result
