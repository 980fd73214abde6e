"""Belief: the gradient of a layer is that of its weight.

Advice: Which numbers does the worked example list, those of weights or those of h?
"""

import torch


def gradient_norms(model, loss_fn, x, y):
    weights = [param for param in model.parameters() if param.ndim == 2]
    grads = torch.autograd.grad(loss_fn(model(x), y), weights)
    return [grad.norm().item() for grad in grads]
