"""Belief: the list of gradients has the order in which they are computed.

Advice: To which layer belongs the first element of each of your lists?
"""

import torch


def spreads(weights, activation, x, grad):
    f = ACTIVATIONS[activation]
    layers = [x.detach().requires_grad_()]
    for weight in weights:
        layers.append(f(layers[-1] @ weight.T))
    gradients = torch.autograd.grad(layers[-1], layers, grad)
    return [rms(a) for a in layers], [rms(gradient) for gradient in reversed(gradients)]
