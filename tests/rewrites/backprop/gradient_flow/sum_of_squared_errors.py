import torch
from torch import nn


def gradient_norms(model, x, y):
    weights = [m.weight for m in model.modules() if isinstance(m, nn.Linear)]
    loss = ((model(x) - y) ** 2).sum()
    return [g.norm().item() for g in torch.autograd.grad(loss, weights)]
