"""Belief: the gradient is listed in the order in which it is computed.

Advice: Compare the order of your norms with that of the worked example.
"""

import torch


def gradient_norms(model, loss_fn, x, y):
    outputs = [model[0](x)]
    for module in model[1:]:
        outputs.append(module(outputs[-1]))
    grads = torch.autograd.grad(loss_fn(outputs[-1], y), outputs[:-1])
    return [grad.norm().item() for grad in reversed(grads)]
