"""Belief: x may be used to collect the gradient.

Advice: Print x.requires_grad before and after the call.
"""

import torch


def spreads(weights, activation, x, grad):
    f = ACTIVATIONS[activation]
    layers = [x.requires_grad_()]
    for weight in weights:
        layers.append(f(layers[-1] @ weight.T))
    gradients = torch.autograd.grad(layers[-1], layers, grad)
    return [rms(a) for a in layers], [rms(gradient) for gradient in gradients]
