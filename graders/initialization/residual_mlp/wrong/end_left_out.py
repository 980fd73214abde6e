"""Belief: there is one norm for each block.

Advice: How many norms does the worked example have, and how many blocks?
"""

import torch


def gradient_norms(model, loss_fn, x, y):
    outputs = [model[0](x)]
    for module in model[1:]:
        outputs.append(module(outputs[-1]))
    grads = torch.autograd.grad(loss_fn(outputs[-1], y), outputs[:-2])
    return [grad.norm().item() for grad in grads]
