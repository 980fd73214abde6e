"""Belief: the gradient of a layer is that of its weight and its bias together.

Advice: In the worked example the first norm is 8.4853. What is yours, and what does the bias add to
it?
"""

import torch
from torch import nn


def gradient_norms(model, x, y):
    linears = [module for module in model if isinstance(module, nn.Linear)]
    loss = nn.functional.mse_loss(model(x), y)
    norms = []
    for linear in linears:
        grads = torch.autograd.grad(loss, list(linear.parameters()), retain_graph=True)
        norms.append(torch.cat([grad.flatten() for grad in grads]).norm().item())
    return norms
