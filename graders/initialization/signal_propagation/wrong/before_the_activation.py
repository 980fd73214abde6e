"""Belief: the signal of a layer is its weighted sum.

Advice: Which value has forward_1 in the worked example, and which elements does a_1 have?
"""

import torch


def spreads(weights, activation, x, grad):
    f = ACTIVATIONS[activation]
    layers, sums = [x.detach().requires_grad_()], []
    for weight in weights:
        sums.append(layers[-1] @ weight.T)
        layers.append(f(sums[-1]))
    gradients = torch.autograd.grad(layers[-1], layers, grad)
    return [rms(a) for a in (x, *sums)], [rms(gradient) for gradient in gradients]
