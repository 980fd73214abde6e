"""Belief: the input is no layer.

Advice: How many spreads do you return for two weights, and with which letter a does the list begin?
"""

import torch


def spreads(weights, activation, x, grad):
    f = ACTIVATIONS[activation]
    layers = [x.detach().requires_grad_()]
    for weight in weights:
        layers.append(f(layers[-1] @ weight.T))
    gradients = torch.autograd.grad(layers[-1], layers, grad)
    return [rms(a) for a in layers[1:]], [rms(gradient) for gradient in gradients[1:]]
