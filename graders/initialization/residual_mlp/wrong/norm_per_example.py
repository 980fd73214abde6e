"""Belief: the norm is a mean over the examples of the batch.

Advice: Call gradient_norms with two equal examples instead of one. Compare with one norm over all
elements.
"""

import torch


def gradient_norms(model, loss_fn, x, y):
    outputs = [model[0](x)]
    for module in model[1:]:
        outputs.append(module(outputs[-1]))
    grads = torch.autograd.grad(loss_fn(outputs[-1], y), outputs[:-1])
    return [grad.norm(dim=-1).mean().item() for grad in grads]
